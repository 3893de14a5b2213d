"""What the calendar of a company's buses and drivers is answered as."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from tms.fleet.buses import OutageKind


@dataclass(frozen=True)
class Outage:
    """A time in which a bus cannot run; `until_at` is null while nobody knows the end.

    Example:
        kind: maintenance
        from_at: 2026-12-24T04:00:00+00:00
        until_at: 2026-12-24T16:00:00+00:00
    """

    kind: OutageKind
    from_at: datetime
    until_at: datetime | None


@dataclass(frozen=True)
class Absence:
    """A time in which a driver does not work.

    Example:
        from_at: 2026-12-23T22:00:00+00:00
        until_at: 2026-12-26T22:00:00+00:00
    """

    from_at: datetime
    until_at: datetime


@dataclass(frozen=True)
class CalendarBus:
    """A bus, and when it cannot run on the day.

    Example:
        plate: RAB 123 C
        bus_class: standard
        seats: 29
    """

    bus_id: str
    plate: str
    bus_class: str
    seats: int
    outages: Sequence[Outage]


@dataclass(frozen=True)
class CalendarDriver:
    """A driver, and when the driver does not work on the day.

    Attributes:
        full_name: null once the account was deleted.

    Example:
        full_name: Claver Mugisha
        licence_class: D
        licence_expires_on: 2028-05-31
        suspended: false
    """

    account_id: str
    full_name: str | None
    licence_class: str
    licence_expires_on: date
    suspended: bool
    absences: Sequence[Absence]


@dataclass(frozen=True)
class DayCalendar:
    """A day of a company's buses, by their plate, and of its drivers, by their names.

    Attributes:
        begins_at, ends_at: midnight in the company's time zone.
        turnaround_minutes: how long a bus and its driver need between two trips.

    Example:
        date: 2026-12-24
        begins_at: 2026-12-24T00:00:00+02:00
        ends_at: 2026-12-25T00:00:00+02:00
        turnaround_minutes: 30
    """

    date: str
    begins_at: datetime
    ends_at: datetime
    turnaround_minutes: int
    buses: Sequence[CalendarBus]
    drivers: Sequence[CalendarDriver]
