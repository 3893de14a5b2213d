"""The refusal to take away what trips and timetables use: pure."""

from collections.abc import Callable, Sequence

from tms.fleet.calendar import Assignment
from tms.fleet.route_uses import Use
from tms.kernel.errors import Conflict

MOST_TOLD = 20
"""How many trips and timetables a refusal names."""

TimetablesOf = Callable[[str, str], Sequence[Use]]
"""Returns the timetables that make trips with a bus or a driver, given its company and its id.

They stand above the fleet, so functions hand this to the use cases. A timetable that is entered in the same
moment is not seen; its days tell that the bus or the driver is missing.
"""


TripsAt = Callable[[str], Sequence[Use]]
"""Returns the next trips on sale that stop at a station. They stand above the fleet as well."""


def refuse_trips(assignments: Sequence[Assignment], words: str, others: Sequence[Use] = ()) -> None:
    """Refuse a change that trips or timetables stand against; nothing happens if there are none.

    Args:
        words: tells what to do, for people.
        others: timetables, or trips that stand in no calendar that was read.

    Raises:
        Conflict: `in_use`, with their number in `count`, and the first `MOST_TOLD` in `uses`, `others` first.
    """
    if assignments or others:
        uses = [{"kind": each.kind, "id": each.id, "name": each.name} for each in others]
        uses += [{"kind": "trip", "id": each.trip_id, "name": each.label} for each in assignments]
        raise Conflict("in_use", words, count=len(uses), uses=uses[:MOST_TOLD])
