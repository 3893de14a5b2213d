"""What the endpoints about drivers take."""

import datetime as dt
import re
from typing import Annotated

from msgspec import Meta

from tms.fleet.drivers import LicenceState
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit, Moment, printable
from tms.kernel.sheets.requests import Csv

_NUMBER = re.compile(r"[A-Z0-9](?:[A-Z0-9 ./-]*[A-Z0-9])?", re.ASCII)


def _licence_number(text: str) -> str:
    number = " ".join(text.upper().split())
    if not _NUMBER.fullmatch(number):
        raise ValueError("Give the number of the licence as it is printed there.")
    return number


LicenceNumber = Annotated[
    str,
    Meta(min_length=3, max_length=30),
    Wanted("the number of a driving licence, in 3 to 30 letters and digits", _licence_number),
]
LicenceClass = Annotated[
    str, Meta(pattern=r"^[A-Z][A-Z0-9]{0,3}$"), Wanted("the class of a driving licence, as D or D1")
]
LastDay = Annotated[dt.date, Wanted("the last day on which the licence holds, as 2028-05-31")]
Reason = Annotated[
    str, Meta(min_length=1, max_length=200), Wanted("a reason in at most 200 characters", printable)
]
DespiteTrips = Annotated[bool, Wanted("true to do it although the driver has trips then, or false")]


class LicenceRequest(Body):
    """The driving licence of a member of the company.

    Attributes:
        licence_expires_on: the last day on which it holds.
        despite_trips: do it although the driver has trips after that day; give them another driver.

    Example:
        licence_number: 1 1985 8 0001234 0 56
        licence_class: D
        licence_expires_on: 2028-05-31
        despite_trips: false
    """

    licence_number: LicenceNumber
    licence_class: LicenceClass
    licence_expires_on: LastDay
    despite_trips: DespiteTrips = False


class LicenceChange(Body):
    """What to change of a driving licence; what is left out stays.

    Attributes:
        licence_expires_on: the last day on which it holds.
        despite_trips: do it although the driver has trips after that day; give them another driver.

    Example:
        licence_expires_on: 2033-05-31
        despite_trips: false
    """

    licence_number: LicenceNumber | None = None
    licence_class: LicenceClass | None = None
    licence_expires_on: LastDay | None = None
    despite_trips: DespiteTrips = False

    def __post_init__(self) -> None:
        if not (self.licence_number or self.licence_class or self.licence_expires_on):
            raise ValueError("Give a licence's number, its class or its last day.")


class DriverQuery(Body):
    """Which drivers to list: those whose licence is in a state, or that are suspended.

    Example:
        licence: expires_soon
        suspended: false
    """

    licence: Annotated[LicenceState, Wanted("the state of a licence, as valid or expires_soon")] | None = None
    suspended: Annotated[bool, Wanted("true for drivers that are suspended, false for others")] | None = None
    cursor: Cursor | None = None
    limit: Limit = 50


class DriverSuspension(Body):
    """The suspension of a driver, who drives no more until it is lifted.

    Attributes:
        reason: for the company's planners.
        despite_trips: do it although the driver has trips; give them another driver.

    Example:
        reason: Two complaints are looked into.
        despite_trips: false
    """

    reason: Reason
    despite_trips: DespiteTrips = False


class AbsenceRequest(Body):
    """A time in which a driver does not work.

    Attributes:
        despite_trips: enter it although the driver has trips then; give them another driver.

    Example:
        from_at: 2026-12-24T00:00:00+02:00
        until_at: 2026-12-27T00:00:00+02:00
        reason: Annual leave
        despite_trips: false
    """

    from_at: Moment
    until_at: Moment
    reason: Reason
    despite_trips: DespiteTrips = False

    def __post_init__(self) -> None:
        if self.until_at <= self.from_at:
            raise ValueError("until_at comes after from_at.")


class DriversFile(Body):
    r"""Licences of the company's drivers as CSV, one a line, told apart by e-mail address. Columns, in any
    order, divided by commas or semicolons: `email`, which a member with the role driver has; `name`, for
    people, which changes nothing; `licence_number`; `licence_class`; `licence_expires_on`, as 2028-05-31. Of
    a licence that is there, a column that is left out stays, and so does what a cell leaves empty. Send at
    most 100 lines.

    Example:
        csv: "email,licence_number,licence_class,licence_expires_on\r\nclaver@mail.example,1 1985 8 0001234 0
            56,D,2028-05-31\r\n"
    """

    csv: Csv
