"""The bodies and queries that the booking endpoints take."""

from typing import Annotated

from pydantic import Field, StringConstraints

from tms.bookings.booking import MAX_PASSENGERS
from tms.kernel.http.requests import Body, Email, PersonName, Phone, RecordId

StopName = Annotated[str, StringConstraints(min_length=1, max_length=80)]
SeatLabel = Annotated[str, StringConstraints(to_upper=True, pattern=r"^[0-9A-Za-z]{1,4}$")]


class PassengerRequest(Body):
    """A passenger; without `seat` the best seat is chosen.

    Example:
        name: Aline Uwase
    """

    name: PersonName
    phone: Phone
    seat: SeatLabel | None = None


class ContactRequest(Body):
    """The addresses that the confirmation goes to."""

    email: Email | None = None
    phone: Phone | None = None


class HoldRequest(Body):
    """Passengers that want seats on one stretch of a trip; its stops are given by station id or name."""

    trip_id: RecordId
    from_: StopName = Field(alias="from")
    to: StopName
    passengers: Annotated[list[PassengerRequest], Field(min_length=1, max_length=MAX_PASSENGERS)]
    contact: ContactRequest = ContactRequest()


class StretchQuery(Body):
    """A stretch of a trip; its stops are given by station id or name."""

    from_: StopName = Field(alias="from")
    to: StopName
