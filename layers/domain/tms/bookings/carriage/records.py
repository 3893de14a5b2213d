"""The item that counts what travels without a seat on a trip, leg by leg."""

from collections.abc import Iterator
from functools import reduce
from operator import and_
from typing import Any

from pynamodb.expressions.operand import Path

from tms.bookings.records import InBookings
from tms.fleet.carriage import Carriage

COUNTS = {"lap": "lap_children", "luggage": "luggage"}
"""How the names of the counts begin; the number of the leg follows."""


class CarriageRecord(InBookings):
    """`TRIP#<id>` / `CARRIAGE`: for each leg `lap<leg>`, the children on laps, and `luggage<leg>`, the pieces
    of luggage beyond the free ones. Only bookings that have some of these write it.
    """


def carriage_key(trip_id: str) -> CarriageRecord:
    """Return the key of the counts of a trip."""
    return CarriageRecord(f"TRIP#{trip_id}", "CARRIAGE")


def counted(legs: range, more: Carriage) -> list[Any]:
    """Return the actions by which more is counted on each leg; less, where `more` is below nothing."""
    return [path.add(number) for path, number, _ in _counts(legs, more, more)]


def room(legs: range, more: Carriage, most: Carriage) -> Any:
    """Return the condition that on each leg there is room for more."""
    return reduce(and_, (_room(path, number, limit) for path, number, limit in _counts(legs, more, most)))


def full(raw: dict[str, Any] | None, legs: range, more: Carriage, most: Carriage) -> str | None:
    """Return the name of the count that has no room for more, from the item as it is; None if all have."""
    for path, number, limit in _counts(legs, more, most):
        name = str(path)
        there = int((raw or {}).get(name, {"N": "0"})["N"])
        if there + number > limit:
            return COUNTS[name.rstrip("0123456789")]
    return None


def _room(path: Path, number: int, limit: int) -> Any:
    there = path <= limit - number
    return there if number > limit else path.does_not_exist() | there


def _counts(legs: range, more: Carriage, most: Carriage) -> Iterator[tuple[Path, int, int]]:
    for name, field in COUNTS.items():
        if number := getattr(more, field):
            for leg in legs:
                yield Path(f"{name}{leg}"), number, getattr(most, field)
