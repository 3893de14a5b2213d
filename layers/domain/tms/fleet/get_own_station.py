"""Use case: show a station that a company may use."""

from tms.fleet import station_store
from tms.fleet.station.views import OwnStationView, own_station_view
from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.errors import NotFound


def get_own_station(caller: Caller, station_id: str) -> OwnStationView:
    """Return a station of the caller's company, or one that all companies share.

    Raises:
        NotFound: `station_not_found`, also for a station of another company.
    """
    company = company_of(caller)
    missing = NotFound("station_not_found", f"There is no station {station_id}.")
    found = station_store.find_station(station_id)
    if found is None:
        raise missing
    station, _ = found
    if station.company_id is not None and station.company_id != company:
        raise tenancy.hidden(caller, station.company_id, station_id, missing)
    return own_station_view(station)
