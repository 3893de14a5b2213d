"""Door for trips: the stations of a route."""

from collections.abc import Iterable

from tms.fleet import store
from tms.fleet.stations import Station

__all__ = ["stations_by_id"]


def stations_by_id(station_ids: Iterable[str]) -> dict[str, Station]:
    """Return stations by their id; those that do not exist are left out."""
    wanted = set(station_ids)
    return {each.station_id: each for each in store.known_stations() if each.station_id in wanted}
