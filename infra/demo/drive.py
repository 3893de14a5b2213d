"""The positions that a bus's device sends on its way. Pure.

A bus needs hours for the road, and the API refuses a fix that moves faster than a bus can. So the fixes carry
times of the last hours, up to now. The fixes of the first hours are sent late and many at once, as a phone
does after a valley without network; those of the last half hour are sent in quick succession.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import atan2, degrees

from tms.fleet.stations import Station
from tms.kernel.clock import rfc3339
from tms.kernel.geo import distance_m, offset_m

PACE_MPS = 18.0
"""Metres a second along the straight lines between the stops; along the road that is about 80 km/h."""

FIX_SECONDS = 30.0
"""Seconds between two fixes; there is one at each stop as well."""

ACCURACY_M = 8.0


@dataclass(frozen=True, slots=True)
class Fix:
    """The position of the bus at a moment.

    Attributes:
        way: how far the bus is; 2.25 is a quarter of the way from the third stop to the fourth.
        bearing: degrees clockwise from north.
    """

    way: float
    at: datetime
    latitude: float
    longitude: float
    bearing: float

    def position(self, trip_id: str) -> dict[str, object]:
        """Return the position in the form of POST /positions."""
        return {
            "trip_id": trip_id,
            "latitude": round(self.latitude, 6),
            "longitude": round(self.longitude, 6),
            "recorded_at": rfc3339(self.at),
            "speed_mps": PACE_MPS,
            "bearing": round(self.bearing, 1),
            "accuracy_m": ACCURACY_M,
        }


def drive(stops: Sequence[Station], ends_at: datetime) -> list[Fix]:
    """Return the fixes of a bus that goes along `stops` and reaches the last one at `ends_at`."""
    legs = list(pairwise(stops))
    lengths = [distance_m(a.latitude, a.longitude, b.latitude, b.longitude) for a, b in legs]
    fixes = []
    for leg, ((here, there), length) in enumerate(zip(legs, lengths, strict=True)):
        count = max(1, round(length / PACE_MPS / FIX_SECONDS))
        for part in range(count + (leg == len(legs) - 1)):
            share = part / count
            left = sum(lengths[leg:]) - share * length
            fixes.append(_fix(here, there, leg, share, ends_at - timedelta(seconds=left / PACE_MPS)))
    return fixes


def _fix(here: Station, there: Station, leg: int, share: float, at: datetime) -> Fix:
    east, north = offset_m(here.latitude, here.longitude, there.latitude, there.longitude)
    return Fix(
        leg + share,
        at,
        here.latitude + share * (there.latitude - here.latitude),
        here.longitude + share * (there.longitude - here.longitude),
        degrees(atan2(east, north)) % 360,
    )
