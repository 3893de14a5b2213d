"""How far passengers of a trip have travelled when it is cancelled on its way; pure."""

from tms.kernel.errors import Invalid
from tms.trips.trip import Trip, TripStatus


def travelled_to(trip: Trip, last_station_id: str | None) -> int:
    """Return the stop up to which passengers have travelled, counted from 0.

    Args:
        last_station_id: the last station that the bus reached; None if nobody has travelled.

    Raises:
        Invalid: `bus_not_left`; `no_such_stop`, also for the last stop, where the trip would have arrived.
    """
    if last_station_id is None:
        return 0
    if trip.status is not TripStatus.DEPARTED:
        detail = "The trip has not departed, so nobody has travelled. Leave the last station out."
        raise Invalid("bus_not_left", detail, "/last_station_id")
    stations = [stop.station_id for stop in trip.stops[:-1]]
    if last_station_id not in stations:
        detail = "The trip does not call at this station before its last stop."
        raise Invalid("no_such_stop", detail, "/last_station_id")
    return stations.index(last_station_id)
