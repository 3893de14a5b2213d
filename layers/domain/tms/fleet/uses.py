"""The refusal to take away what trips use: pure."""

from collections.abc import Sequence

from tms.fleet.calendar import Assignment
from tms.kernel.errors import Conflict

MOST_TOLD = 20
"""How many trips a refusal names."""


def refuse_trips(assignments: Sequence[Assignment], words: str) -> None:
    """Refuse a change that trips stand against; nothing happens if there are none.

    Args:
        words: tells what to do, for people.

    Raises:
        Conflict: `in_use`, with the number of trips in `count`, and the first `MOST_TOLD` in `uses`.
    """
    if assignments:
        uses = [{"kind": "trip", "id": each.trip_id, "name": each.label} for each in assignments[:MOST_TOLD]]
        raise Conflict("in_use", words, count=len(assignments), uses=uses)
