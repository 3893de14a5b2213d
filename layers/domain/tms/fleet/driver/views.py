"""What the endpoints about drivers answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tms.companies.driver_card import DriverCard
from tms.companies.members import MemberState
from tms.fleet.bus.views import AssignmentView, assignment_view
from tms.fleet.calendar import Assignment
from tms.fleet.drivers import Absence, Driver, LicenceState
from tms.kernel.clock import at

MOST_NEXT = 3
"""How many of a driver's next trips, and of the absences, a list shows."""


@dataclass(frozen=True)
class AbsenceView:
    """A time in which a driver does not work.

    Example:
        absence_id: abs_01KB3V6T9Q2W8E4R7Y5P0A1S3D
        from_at: 2026-12-23T22:00:00+00:00
        until_at: 2026-12-26T22:00:00+00:00
        reason: Annual leave
    """

    absence_id: str
    from_at: datetime
    until_at: datetime
    reason: str


@dataclass(frozen=True)
class DriverRow:
    """A driver in a list.

    Attributes:
        full_name, phone: null once the account was deleted.
        state: of the membership: INVITED until the invitation is accepted, INACTIVE after a deactivation.
        licence: none if there is no licence on record; expires_soon in the thirty days before its end.
        suspended: the reason, for a driver that is suspended.
        absences: the first three that are not over.
        next_trips: the first three of today and the next two days.

    Example:
        full_name: Claver Habimana
        state: ACTIVE
        licence: valid
        licence_class: D
        licence_expires_on: 2028-05-31
        suspended: null
    """

    account_id: str
    full_name: str | None
    phone: str | None
    state: MemberState
    licence: LicenceState
    licence_class: str | None
    licence_expires_on: date | None
    suspended: str | None
    absences: Sequence[AbsenceView]
    next_trips: Sequence[AssignmentView]


@dataclass(frozen=True)
class DriverList:
    """A page of the company's drivers; `next_cursor` asks for the next page, and is null on the last one.

    A page may have fewer drivers than were asked for, if others are not of the kind.
    """

    items: Sequence[DriverRow]
    next_cursor: str | None


@dataclass(frozen=True)
class DriverView:
    """A driver.

    Attributes:
        full_name, phone: null once the account was deleted.
        state: of the membership: INVITED until the invitation is accepted, INACTIVE after a deactivation.
        licence: none if there is no licence on record; expires_soon in the thirty days before its end.
        licence_number: null for callers that may not change drivers.
        suspended: the reason, for a driver that is suspended.
        absences: by their beginning, past ones too.
        next_trips: the first twenty from now on.

    Example:
        full_name: Claver Habimana
        state: ACTIVE
        licence: valid
        licence_number: 1 1985 8 0001234 0 56
        licence_class: D
        licence_expires_on: 2028-05-31
        suspended: null
    """

    account_id: str
    full_name: str | None
    phone: str | None
    state: MemberState
    licence: LicenceState
    licence_number: str | None
    licence_class: str | None
    licence_expires_on: date | None
    suspended: str | None
    absences: Sequence[AbsenceView]
    next_trips: Sequence[AssignmentView]


def driver_row(
    card: DriverCard, driver: Driver | None, trips: Sequence[Assignment], moment: int
) -> DriverRow:
    """Return a driver as a list shows it.

    Args:
        driver: None without a licence on record.
        trips: the next ones, by their beginning.
        moment: now, in epoch seconds.
    """
    absences = [each for each in driver.absences if each.until_at > moment] if driver else []
    return DriverRow(
        account_id=card.account_id,
        full_name=card.full_name,
        phone=card.phone,
        state=card.state,
        licence=driver.licence_state(moment) if driver else LicenceState.NONE,
        licence_class=driver.licence_class if driver else None,
        licence_expires_on=driver.licence_expires_on if driver else None,
        suspended=driver.suspended if driver else None,
        absences=[_absence_view(each) for each in absences[:MOST_NEXT]],
        next_trips=[assignment_view(each) for each in trips[:MOST_NEXT]],
    )


def driver_view(
    card: DriverCard,
    driver: Driver | None,
    licence_number: str | None,
    trips: Sequence[Assignment],
    moment: int,
) -> DriverView:
    """Return a driver as it is answered; see `driver_row` for the arguments."""
    return DriverView(
        account_id=card.account_id,
        full_name=card.full_name,
        phone=card.phone,
        state=card.state,
        licence=driver.licence_state(moment) if driver else LicenceState.NONE,
        licence_number=licence_number,
        licence_class=driver.licence_class if driver else None,
        licence_expires_on=driver.licence_expires_on if driver else None,
        suspended=driver.suspended if driver else None,
        absences=[_absence_view(each) for each in driver.absences] if driver else [],
        next_trips=[assignment_view(each) for each in trips],
    )


def _absence_view(absence: Absence) -> AbsenceView:
    return AbsenceView(absence.absence_id, at(absence.from_at), at(absence.until_at), absence.reason)
