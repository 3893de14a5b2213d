"""Use case: list the stations that a company may use."""

from typing import TYPE_CHECKING

from tms.fleet import station_store
from tms.fleet.station.views import OwnStations, own_station_view
from tms.fleet.stations import Station, find
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.http import pages

if TYPE_CHECKING:
    from tms.fleet.station.requests import OwnStationQuery


def list_own_stations(caller: Caller, query: "OwnStationQuery") -> OwnStations:
    """Return the company's own stations and the shared ones: by name, or the likeliest for `q` first.

    There are some hundreds, so all of them are read for a page.

    Raises:
        BadRequest: `bad_cursor`.
    """
    stations = [
        station
        for station in station_store.stations_now(company_of(caller))
        if query.own in {None, station.company_id is not None}
    ]
    if query.q:
        found = [match.station for match in find(stations, query.q, query.limit)]
        return OwnStations([own_station_view(station) for station in found], None)
    behind = pages.sort_key(query.cursor) or ""
    left = sorted((each for each in stations if _place(each) > behind), key=_place)
    shown = left[: query.limit]
    following = _place(shown[-1]) if len(left) > len(shown) else None
    return OwnStations([own_station_view(each) for each in shown], pages.next_cursor(following))


def _place(station: Station) -> str:
    """Return the place of a station in the list: names first, and ids for stations of one name."""
    return f"{station.name.casefold()}#{station.station_id}"
