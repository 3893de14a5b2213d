"""Use case: find the stations near a place."""

from typing import TYPE_CHECKING

from tms.fleet import store
from tms.fleet.station.views import NearestStations, near_station
from tms.kernel.geo import distance_m

if TYPE_CHECKING:
    from tms.fleet.station.requests import NearestQuery


def find_nearest_stations(query: "NearestQuery") -> NearestStations:
    """Return the stations near a place that passengers find, the nearest first."""
    measured = [
        (distance_m(query.latitude, query.longitude, each.latitude, each.longitude), each)
        for each in store.known_stations()
        if each.on_sale
    ]
    measured.sort(key=lambda pair: (pair[0], pair[1].station_id))
    return NearestStations([near_station(each, metres) for metres, each in measured[: query.limit]])
