"""A trip's plan for tracking: its stops on the ground and in time, and the line that joins them; pure."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from math import hypot

from tms.kernel.clock import offset_of
from tms.kernel.geo import distance_m, nearest_share, offset_m
from tms.trips.trip import Trip

STOP_RADIUS_M = 150.0
"""A bus within this many metres of a stop is at the stop, unless the stop has a radius of its own."""

CORRIDOR_M, CORRIDOR_SHARE = 5_000.0, 0.25
"""A bus is on its route within so many metres of the straight line between two stops, and this share of the
line's length more: a mountain road of 1.4 times the length of the line may swing out half as far again."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the trip.

    `arrival` and `departure` are scheduled, in seconds since 1970 UTC; latitude and longitude are degrees;
    `radius_m` is that of its geofence (a large bus park has a larger one); `offset` is how far its clocks are
    ahead of UTC, in seconds.
    """

    station_id: str
    name: str
    latitude: float
    longitude: float
    arrival: int
    departure: int
    radius_m: float = STOP_RADIUS_M
    offset: int = 0


@dataclass(frozen=True)
class Plan:
    """The stops of a trip in order; places on the plan are metres along the straight lines between them.

    Roads are longer than these lines: the metres measure progress and no distance on the road.
    """

    trip_id: str
    bus_id: str
    stops: tuple[Stop, ...]

    @cached_property
    def measures(self) -> tuple[float, ...]:
        """For each stop, its metres from the first one."""
        lengths = (
            distance_m(a.latitude, a.longitude, b.latitude, b.longitude) for a, b in pairwise(self.stops)
        )
        return tuple(accumulate(lengths, initial=0.0))

    @cached_property
    def _legs(self) -> tuple[tuple[float, float], ...]:
        return tuple(
            offset_m(a.latitude, a.longitude, b.latitude, b.longitude) for a, b in pairwise(self.stops)
        )

    def project(self, latitude: float, longitude: float, low: float, high: float) -> float:
        """Return the place on the line nearest to a point.

        Args:
            latitude, longitude: the point, degrees.
            low, high: the stretch of the line to look at, in metres; low <= high.

        Returns:
            Metres along the line, low..high; of equally near places the first.
        """
        measures = self.measures
        best, best_off = low, float("inf")
        for leg in range(max(0, bisect_right(measures, low) - 1), len(self._legs)):
            start, length = measures[leg], measures[leg + 1] - measures[leg]
            if start > high:
                break
            dx, dy = self._legs[leg]
            px, py = offset_m(self.stops[leg].latitude, self.stops[leg].longitude, latitude, longitude)
            share = nearest_share(dx, dy, px, py)
            if length > 0.0:
                share = min(max(share, (low - start) / length), (high - start) / length)
            off = hypot(share * dx - px, share * dy - py)
            if off < best_off - 1e-6:
                best, best_off = start + share * length, off
        return min(max(best, low), high)

    def leaves_out(self, latitude: float, longitude: float) -> bool:
        """Tell whether a point is so far from the line that no bus on this route comes there."""
        for leg, (dx, dy) in enumerate(self._legs):
            px, py = offset_m(self.stops[leg].latitude, self.stops[leg].longitude, latitude, longitude)
            share = nearest_share(dx, dy, px, py)
            length = self.measures[leg + 1] - self.measures[leg]
            if hypot(share * dx - px, share * dy - py) <= CORRIDOR_M + CORRIDOR_SHARE * length:
                return False
        return True

    def due(self, along: float) -> float:
        """Return when the bus is scheduled to be at a place on the line, at an even speed between two stops.

        Args:
            along: metres from the first stop.

        Returns:
            Seconds since 1970; at a stop it is the departure, at the last stop the arrival.
        """
        leg = min(max(0, bisect_right(self.measures, along) - 1), len(self.stops) - 2)
        start, end = self.measures[leg], self.measures[leg + 1]
        leaves, arrives = self.stops[leg].departure, self.stops[leg + 1].arrival
        share = min(1.0, max(0.0, (along - start) / (end - start))) if end > start else 0.0
        return leaves + share * (arrives - leaves)


def plan_of(trip: Trip) -> Plan:
    """Return the plan of a trip."""
    stops = (
        Stop(
            stop.station_id,
            stop.name,
            stop.latitude,
            stop.longitude,
            int(stop.arrival_at.timestamp()),
            int(stop.departure_at.timestamp()),
            offset=offset_of(stop.arrival_at),
        )
        for stop in trip.stops
    )
    return Plan(trip.trip_id, trip.bus_id, tuple(stops))
