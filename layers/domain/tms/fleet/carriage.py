"""What travels without a seat: children on laps, and luggage beyond what is free; pure.

A passenger takes one child of a category without a seat on the lap, and pays its part of the adult fare. What
luggage is free stands with the prices of the route; each further piece has a price. A bus takes so many
children on laps and so many further pieces on each leg.
"""

from collections.abc import Sequence
from dataclasses import dataclass

SEATS_FOR_A_LAP_CHILD = 5
"""A bus whose company says nothing else takes one child on a lap for so many seats, and a piece for each."""


@dataclass(frozen=True, slots=True)
class Carriage:
    """Children on laps, and pieces of luggage beyond those that are free."""

    lap_children: int = 0
    luggage: int = 0

    def __sub__(self, other: "Carriage") -> "Carriage":
        return Carriage(self.lap_children - other.lap_children, self.luggage - other.luggage)


def carriage_of(written: Sequence[int] | None) -> Carriage | None:
    """Return what a document holds; None where it says nothing."""
    return None if written is None else Carriage(*written)


def usual(seats: int) -> Carriage:
    """Return what a bus with so many seats takes if its company says nothing else."""
    return Carriage(seats // SEATS_FOR_A_LAP_CHILD, seats)
