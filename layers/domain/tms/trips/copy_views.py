"""What the copying of trips is answered as."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What came, or would come, of the copy of a trip."""

    POSSIBLE = "possible"
    COPIED = "copied"
    THERE = "there_already"
    REFUSED = "refused"


@dataclass(frozen=True)
class CopiedTrip:
    """The copy of one trip.

    Attributes:
        trip_id: the copy's id; null if it was refused.

    Example:
        source_trip_id: trp_01KB3V7XB2C4D6E8F1G3H5J7KM
        outcome: copied
        code: null
        detail: null
    """

    source_trip_id: str
    trip_id: str | None
    outcome: Outcome
    code: str | None
    detail: str | None


@dataclass(frozen=True)
class CopyReport:
    """What came of each trip, by departure. After a dry run: what would come of it."""

    items: Sequence[CopiedTrip]
