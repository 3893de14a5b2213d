"""Who of a trip's passengers boarded: counted by the tickets, which trips do not know; pure.

Tickets lie above trips. So the functions that need the count hand in what counts.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Attendance:
    """The good tickets of a trip.

    Attributes:
        sold: how many there are.
        boarded: how many were scanned at the door.
        missing_at_start: those from the first stop that were not.
        fares: prices of all together, in minor units.
    """

    sold: int
    boarded: int
    missing_at_start: int
    fares: int

    @property
    def no_shows(self) -> int:
        """How many were not scanned."""
        return self.sold - self.boarded


Count = Callable[[str], Attendance]
"""Counts the tickets of a trip, given its id."""
