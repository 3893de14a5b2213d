"""Straight roads for the tests of tracking: stops on a parallel, at distances given in kilometres."""

from tms.kernel.geo import distance_m
from tms.tracking.fixes import Fix
from tms.tracking.plan import Plan, Stop

LATITUDE, LONGITUDE = -1.95, 30.06
METRES_PER_DEGREE = distance_m(LATITUDE, LONGITUDE, LATITUDE, LONGITUDE + 0.01) * 100
START = 1_800_000_000
"""When the bus leaves its first stop."""


def plan(*kilometres: float, speed_mps: float = 10.0, wait_s: int = 0) -> Plan:
    """A plan with a stop at each of these kilometres, driven at an even speed with a wait at each stop."""
    stops = []
    for index, kilometre in enumerate(kilometres):
        arrival = START + round(kilometre * 1000 / speed_mps) + wait_s * max(0, index - 1)
        departure = arrival + (wait_s if 0 < index < len(kilometres) - 1 else 0)
        stops.append(Stop(f"stn_{index}", f"Stop {index}", *place(kilometre * 1000), arrival, departure))
    return Plan("trp_1", "bus_1", tuple(stops))


def place(metres: float, north: float = 0.0) -> tuple[float, float]:
    """The point so many metres along the road, and so many north of it."""
    return (LATITUDE + north / 111_195, LONGITUDE + metres / METRES_PER_DEGREE)


def fix(after_s: float, metres: float, north: float = 0.0, accuracy_m: float | None = None) -> Fix:
    """A fix so many seconds after `START` at so many metres along the road."""
    return Fix(START + after_s, *place(metres, north), accuracy_m=accuracy_m)
