"""Door for trips: the stations of a route, and a company's own ones as passengers come to find them."""

from collections.abc import Iterable

from tms.fleet import station_store, store
from tms.fleet.stations import Station

__all__ = ["show_to_passengers", "stations_by_id"]


def stations_by_id(station_ids: Iterable[str]) -> dict[str, Station]:
    """Return stations by their id, as they are now; those that do not exist are left out."""
    return {each.station_id: each for each in store.find_stations(station_ids)}


def show_to_passengers(station_ids: Iterable[str]) -> None:
    """Let passengers find stations: one read, and a write for each that they did not find so far.

    A trip that is put on sale does this, since a company's own station is found only once a trip stops there.
    It may be done again. Passengers find a station at most a minute later.
    """
    for station in store.find_stations(station_ids):
        if not station.on_sale:
            station_store.put_on_sale(station.station_id)
