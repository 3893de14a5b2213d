"""Bookings and their life cycle, pure: HELD > CONFIRMED, or EXPIRED."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.money import Money, total

HOLD_SECONDS = 10 * 60
PAYMENT_SECONDS = 10 * 60
"""A hold lasts ten minutes, and starting a payment gives it ten from then: twice what a Mobile Money
payer has to answer. None goes on when the bus has left the stop where its passengers board."""

LONGEST_HOLD_SECONDS = 45 * 60
"""However often a customer tries to pay, the seats are nobody else's for this long at most."""

MAX_PASSENGERS = 45
"""Confirmation writes two items a passenger and a handful more; a transaction takes 100."""


class BookingStatus(StrEnum):
    """Where a booking stands."""

    HELD = "HELD"
    CONFIRMED = "CONFIRMED"
    EXPIRED = "EXPIRED"


class Unsold(StrEnum):
    """Why money buys nothing."""

    PAID_ALREADY = "paid_already"
    SALES_CLOSED = "sales_closed"
    SEATS_GONE = "seats_gone"


@dataclass(frozen=True)
class Place:
    """One passenger's part of a booking: it becomes the ticket of the same id.

    Attributes:
        passenger: who travels, sealed; see `tms.bookings.personal_data`. None once they were erased.
        price: frozen at the hold.
    """

    ticket_id: str
    seat: str
    passenger: str | None
    price: Money


@dataclass(frozen=True)
class Passenger:
    """Who travels; the phone is E.164. Both are None once they were erased."""

    name: str | None
    phone: str | None


@dataclass(frozen=True)
class Contact:
    """Where news of a booking goes."""

    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True)
class Customer:
    """What a customer told that is nobody else's business.

    Attributes:
        booking_key: what a guest proves ownership with; None for accounts.
        request_hash: hash of the request that made the booking, to tell a repeat from another request.
    """

    contact: Contact
    booking_key: str | None
    request_hash: str


def hold_end(now: int, departure_at: datetime) -> int:
    """Return the epoch second at which a hold made at `now` ends; its passengers board at `departure_at`."""
    return min(now + HOLD_SECONDS, int(departure_at.timestamp()))


@dataclass(frozen=True)
class Booking:
    """What one customer buys: passengers on one stretch of one trip.

    Attributes:
        owner: subject of the caller that made it.
        customer: what the customer told, sealed; see `tms.bookings.personal_data`. None once it was erased.
        start, stop: indexes of the stops where the passengers board and alight.
        hold_expires_at: epoch second at which the hold ends.
        payment_id: the payment that pays for it, once one was begun.
        payments_begun: every payment that was begun for it, also those that failed.
        erased_at: epoch second at which its personal data was erased, with the account that made it.
        resealed: how often its personal data was sealed anew, by another key.
    """

    booking_id: str
    owner: str
    customer: str | None
    status: BookingStatus
    trip_id: str
    company_id: str
    company: str
    route_id: str
    service_date: str
    start: int
    stop: int
    origin_id: str
    origin: str
    destination_id: str
    destination: str
    departure_at: datetime
    arrival_at: datetime
    currency: str
    places: Sequence[Place]
    hold_expires_at: int
    created_at: int
    payment_id: str | None = None
    payments_begun: frozenset[str] = frozenset()
    erased_at: int | None = None
    resealed: int = 0

    @property
    def is_guests(self) -> bool:
        """Whether it was made without an account."""
        return self.owner.startswith("guest:")

    @property
    def legs(self) -> range:
        """The legs that every passenger of it travels."""
        return range(self.start, self.stop)

    @property
    def total(self) -> Money:
        """What it costs."""
        return total((place.price for place in self.places), self.currency)

    def seen_at(self, now: int) -> "Booking":
        """Return it as it is at `now`: a hold that ran out is expired, written down or not."""
        if self.status is BookingStatus.HELD and self.hold_expires_at <= now:
            return replace(self, status=BookingStatus.EXPIRED)
        return self

    def held_until(self, now: int) -> int:
        """Return the epoch second to which a payment begun at `now` extends the hold."""
        latest = self.created_at + LONGEST_HOLD_SECONDS
        wanted = max(self.hold_expires_at, min(now + PAYMENT_SECONDS, latest))
        return min(wanted, int(self.departure_at.timestamp()))

    def erased(self, at: int) -> "Booking":
        """Return it without personal data; what the books and the door need stays."""
        return replace(
            self,
            places=[replace(place, passenger=None) for place in self.places],
            customer=None,
            erased_at=at,
        )

    def visible_to(self, caller: Caller) -> bool:
        """Tell whether `caller` may know of it: its owner, and its company's staff with the permission."""
        if caller.subject == self.owner:
            return True
        return caller.works_for(self.company_id) and caller.can(Permission.BOOKING_READ_COMPANY)
