"""Use case: find stations by what a person types."""

from tms.fleet import store
from tms.fleet.stations import find
from tms.fleet.views import FoundStations, station_view


def search_stations(q: str, limit: int) -> FoundStations:
    """Return the stations that `q` may mean, the likeliest first; the main ones for an empty `q`."""
    stations = [station for station in store.known_stations() if station.on_sale]
    return FoundStations([station_view(match.station) for match in find(stations, q, limit)])
