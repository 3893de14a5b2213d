"""Drivers, and when one may not drive: pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tms.fleet.calendar import DAY_S, Window

SOON_S = 30 * DAY_S
"""How long before its end a licence is shown as about to expire."""


class LicenceState(StrEnum):
    """Whether a driver has a licence."""

    NONE = "none"
    VALID = "valid"
    EXPIRES_SOON = "expires_soon"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Absence:
    """A time in which a driver does not work.

    Attributes:
        from_at, until_at: epoch seconds.
        reason: for the company's planners, as `leave`.
    """

    absence_id: str
    from_at: int
    until_at: int
    reason: str


@dataclass(frozen=True, slots=True)
class Driver:
    """The licence and the rota of a member of a company. The licence's number is kept apart, sealed.

    Attributes:
        licence_class: as `D` or `D1`.
        licence_expires_on: the last day on which the licence holds.
        licence_ends_at: the end of that day in the company's time zone, in epoch seconds.
        suspended: why the driver may not drive for now; None for a driver who may.
        absences: past ones too, by their beginning.
        revision: the number of changes so far, by which a write sees that it was overtaken.
        plans: how many times trips were given to the driver so far: a change that would disturb trips sees by
            it that it was overtaken.
    """

    account_id: str
    company_id: str
    licence_class: str
    licence_expires_on: date
    licence_ends_at: int
    suspended: str | None
    absences: tuple[Absence, ...]
    revision: int
    plans: int

    def licence_state(self, at: int) -> LicenceState:
        """Return whether the licence holds at a moment (epoch seconds)."""
        if self.licence_ends_at <= at:
            return LicenceState.EXPIRED
        return LicenceState.EXPIRES_SOON if self.licence_ends_at <= at + SOON_S else LicenceState.VALID

    def absences_in(self, window: Window) -> Iterator[Absence]:
        """Yield the absences that have a moment in common with a window."""
        return (each for each in self.absences if window.overlaps(each.from_at, each.until_at))
