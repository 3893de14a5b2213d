"""Use case: change a station of a company."""

from typing import TYPE_CHECKING

from tms.fleet import station_changes
from tms.fleet.station.views import OwnStationView
from tms.kernel.access.caller import Caller, company_of

if TYPE_CHECKING:
    from tms.fleet.station.requests import StationChange


def update_station(caller: Caller, station_id: str, request: "StationChange") -> OwnStationView:
    """Change a station of the caller's company.

    Raises:
        NotFound: `station_not_found`, also for a shared station and for one of another company.
        Conflict: `station_name_taken`.
    """
    return station_changes.change(caller, company_of(caller), station_id, request)
