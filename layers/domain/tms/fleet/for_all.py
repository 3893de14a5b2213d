"""Door for all services: the station that a person names, the same way in search, seat map and hold."""

from collections.abc import Collection

from tms.fleet import store
from tms.fleet.stations import Station, find
from tms.kernel.errors import Invalid
from tms.kernel.text import quoted


def find_station(place: str, pointer: str, on_the_way: Collection[str] = ()) -> Station:
    """Return the station with the id `place`, or the likeliest one that is called `place`.

    Args:
        pointer: the field that names it.
        on_the_way: ids of the stations of a trip, which come first among equally likely ones.

    Raises:
        Invalid: `no_such_station`.
    """
    stations = store.known_stations()
    for station in stations:
        if station.station_id == place:
            return station
    found_by_passengers = [station for station in stations if station.on_sale]
    matches = find(found_by_passengers, place, 1, on_the_way)
    if not matches:
        raise Invalid("no_such_station", f"No station is called {quoted(place)}.", pointer)
    return matches[0].station
