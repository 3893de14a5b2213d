"""Door for trips: the station that a traveller names."""

from tms.fleet import store
from tms.fleet.stations import Station, find


def find_station(place: str) -> Station | None:
    """Return the station with the id `place`, or the likeliest one that is called `place`."""
    stations = store.known_stations()
    for station in stations:
        if station.station_id == place:
            return station
    matches = find(stations, place, 1)
    return matches[0].station if matches else None
