"""Bookings and their life cycle, pure: HELD > CONFIRMED, or EXPIRED; each of the first two > CANCELLED.

Of a paid booking single tickets may be cancelled as well, while the others stay good. One that is exchanged
for a booking of another trip is EXCHANGED.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from tms.bookings.seats import CUT_OFF_SECONDS
from tms.companies.policy import BANDS, Band
from tms.fleet.carriage import Carriage
from tms.fleet.prices import PriceLine
from tms.fleet.routes import ADULT
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.money import Money, total

HOLD_SECONDS = 10 * 60
PAYMENT_SECONDS = 10 * 60
"""A hold lasts ten minutes, and ten more from the start of a payment: twice the time that a Mobile Money
payer has to answer. It ends at the latest when the bus leaves the stop where its passengers board."""

MOST_PAYMENTS = 5
"""How many payments may be begun for one booking: each one asks a phone, and may send a message."""

LONGEST_HOLD_SECONDS = 45 * 60
"""However often a customer tries to pay, a hold lasts no longer than this."""

PROMO_CODE = "promo_code"
"""The kind of the line of a price that a promo code takes off; its label is the code."""

MAX_PASSENGERS = 45
"""A confirmation writes two items for each passenger and a handful more; a transaction takes 100."""

MOST_PARTS = 3
"""How many bookings a journey has at most."""


class BookingStatus(StrEnum):
    """The states of a booking."""

    HELD = "HELD"
    CONFIRMED = "CONFIRMED"
    EXPIRED = "EXPIRED"
    CANCELLED = "CANCELLED"
    EXCHANGED = "EXCHANGED"


class Unsold(StrEnum):
    """Why a payment that succeeded buys nothing, or not any more."""

    PAID_ALREADY = "paid_already"
    SALES_CLOSED = "sales_closed"
    SEATS_GONE = "seats_gone"
    TRIP_CANCELLED = "trip_cancelled"
    EXCHANGE_OFF = "exchange_off"
    RELEASED = "released"
    NO_ROOM_ON_BOARD = "no_room_on_board"
    CODE_USED_UP = "promo_code_used_up"


@dataclass(frozen=True)
class Place:
    """One passenger's part of a booking. On confirmation it becomes the ticket with the same id.

    Attributes:
        passenger: the sealed passenger, see `tms.bookings.personal_data`; None after the erasure.
        price: fixed when the seats were held.
        category: of the passenger, which says what part of the adult fare the price is.
        lines: how the price came about; empty if it is the plain fare.
        lap_child: the category of the child that travels on the passenger's lap; None without one.
        luggage: how many pieces the passenger takes beyond those that are free.
    """

    ticket_id: str
    seat: str
    passenger: str | None
    price: Money
    category: str = ADULT
    lines: tuple[PriceLine, ...] = ()
    lap_child: str | None = None
    luggage: int = 0

    @property
    def price_lines(self) -> tuple[PriceLine, ...]:
        """How the price came about; the lines add up to it."""
        return self.lines or (PriceLine("fare", "", self.price.amount),)

    def with_line(self, line: PriceLine) -> "Place":
        """Return it with a further step of its price; a step that changes nothing is left out."""
        if not line.amount:
            return self
        price = Money(self.price.amount + line.amount, self.price.currency)
        return replace(self, price=price, lines=(*self.price_lines, line))


def load_of(places: Iterable[Place]) -> Carriage:
    """Return the children on laps and the extra luggage of places."""
    several = list(places)
    return Carriage(
        sum(place.lap_child is not None for place in several), sum(place.luggage for place in several)
    )


def promo_off(places: Iterable[Place]) -> int:
    """Return what a promo code took off the prices of places, in minor units."""
    return -sum(line.amount for place in places for line in place.lines if line.kind == PROMO_CODE)


@dataclass(frozen=True)
class GivenBack:
    """Tickets of a paid booking that its customer cancelled together, by accepting one quote.

    Attributes:
        at: epoch second.
        tickets: the ids of the tickets; empty for all that were left, which cancelled the booking.
        refund: how much of their price goes back, in minor units.
    """

    quote_id: str
    at: int
    tickets: Sequence[str]
    refund: int


@dataclass(frozen=True)
class Exchange:
    """The booking for which another one is exchanged, as it was then.

    Attributes:
        former_id: that booking, which stays good until the new one is paid.
        changes: how many times that one had been changed.
        credit: what its good tickets cost, in minor units; so much of the new booking is paid.
        payments: those that paid for it, the first one first.
        number: how many exchanges led to the new booking.
        most_percent: a cancellation of the new booking gives back no more than the former one's would have.
    """

    former_id: str
    changes: int
    credit: int
    payments: tuple[str, ...]
    number: int
    most_percent: int


@dataclass(frozen=True)
class Journey:
    """Bookings that were held together and are paid together: with a change of bus or seat between them.

    Attributes:
        booking_ids: of all of them, in the order of the journey.
    """

    journey_id: str
    booking_ids: tuple[str, ...]


@dataclass(frozen=True)
class PromoUse:
    """The promo code that a booking was made with.

    Attributes:
        people: keyed hashes of the persons whose uses are counted.
        taken: what the booking has of the code's budget now, in minor units; 0 once it is given back.
    """

    code: str
    people: tuple[str, ...] = ()
    taken: int = 0

    @property
    def text(self) -> str:
        """The code and its persons as a booking's record keeps them."""
        return ".".join([self.code, *self.people])


@dataclass(frozen=True)
class Reseated:
    """What became of a ticket when the trip got another bus: its seat, the one before, and the swap."""

    seat: str
    before: str
    swap_id: str


@dataclass(frozen=True)
class Passenger:
    """A person that travels; the phone is E.164. Both are None after the erasure.

    Attributes:
        child: the name of the child on the lap; None without one.
    """

    name: str | None
    phone: str | None
    child: str | None = None


@dataclass(frozen=True)
class Contact:
    """The addresses that news of a booking goes to."""

    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True)
class Customer:
    """The confidential part of what a customer sent.

    Attributes:
        request_hash: hash of the request that made the booking; it tells a repeat from another request.
    """

    contact: Contact
    request_hash: str


def hold_end(now: int, departure_at: datetime) -> int:
    """Return the epoch second at which a hold made at `now` ends, given the departure of its passengers."""
    return min(now + HOLD_SECONDS, int(departure_at.timestamp()))


@dataclass(frozen=True)
class Booking:
    """What one customer buys: places for passengers on one stretch of one trip.

    Attributes:
        owner: subject of the caller that made it.
        customer: the sealed customer, see `tms.bookings.personal_data`; None after the erasure.
        start, stop: indexes of the stops where the passengers board and alight.
        hold_expires_at: epoch second at which the hold ends.
        payment_id: the latest payment that was begun for it, if any.
        payments_begun: ids of every payment that was begun for it, including those that failed.
        erased_at: epoch second at which its personal data was erased.
        resealed: how many times its personal data was sealed anew under another key.
        moved: how many times its seats changed because the trip got another bus.
        reseated: what became of each ticket whose seat changed so, by the ticket's id.
        swap_id: the latest swap of the bus that its customer is told of.
        counted: the holder by which its unpaid seats are counted, see `tms.bookings.quotas`; None once they
            are paid for, or the hold was found to be over.
        cancelled: the places that its customer cancelled while others stayed; `places` has them no more.
        given_back: what its customer cancelled, the first one first.
        changes: how many times its customer, or staff for them, changed it since it was paid.
        exchange: the booking that it is exchanged for, if it is for one.
        exchanged_for: the booking that took its place.
        extended_at: epoch second at which its customer asked for a longer hold, which is possible once.
        released_at: epoch second at which its customer let the seats go; no payment buys it any more.
        choose_until: epoch second until which its people may take another trip instead of the one that its
            company cancelled; None if they have no such choice.
        bands: what a cancellation gives back, frozen when the seats were held.
        journey: what it is a part of, if it is one.
        cut_off_s: sales of its trip end this many seconds before the bus leaves. A hold that was made before
            is paid for until it leaves.
        promo: the promo code that it was made with, if it was.
        carriage: what its bus took beside people in seats when it was held, if it carries any of that.
        carried: what is counted of it now; None once it is given back.
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
    counted: str | None = None
    moved: int = 0
    reseated: Mapping[str, Reseated] = field(default_factory=dict)
    swap_id: str | None = None
    cut_off_s: int = CUT_OFF_SECONDS
    cancelled: Sequence[Place] = ()
    given_back: Sequence[GivenBack] = ()
    changes: int = 0
    bands: Sequence[Band] = BANDS
    exchange: Exchange | None = None
    exchanged_for: str | None = None
    extended_at: int | None = None
    released_at: int | None = None
    choose_until: int | None = None
    journey: Journey | None = None
    promo: PromoUse | None = None
    carriage: Carriage | None = None
    carried: Carriage | None = None

    @property
    def is_guests(self) -> bool:
        """Tell whether it was made without an account."""
        return self.owner.startswith("guest:")

    @property
    def legs(self) -> range:
        """The legs that its passengers travel."""
        return range(self.start, self.stop)

    @property
    def total(self) -> Money:
        """The sum of its places' prices."""
        return total((place.price for place in self.places), self.currency)

    @property
    def load(self) -> Carriage:
        """The children on laps and the extra luggage of its places."""
        return load_of(self.places)

    @property
    def promo_off(self) -> int:
        """What a promo code took off its places' prices, in minor units."""
        return promo_off(self.places)

    @property
    def due(self) -> Money:
        """What is to be paid for it: its total, less what the tickets cost for which it is exchanged."""
        credit = self.exchange.credit if self.exchange else 0
        return Money(self.total.amount - credit, self.currency)

    @property
    def paid_by(self) -> tuple[str, ...]:
        """The payments that paid for it, the first one first; good once it is confirmed."""
        before = self.exchange.payments if self.exchange else ()
        return before if self.payment_id is None or self.payment_id in before else (*before, self.payment_id)

    def seen_at(self, now: int) -> "Booking":
        """Return it as it is at `now`: a hold whose time is over is expired, written down or not."""
        if self.status is BookingStatus.HELD and self.hold_expires_at <= now:
            return replace(self, status=BookingStatus.EXPIRED)
        return self

    def may_choose(self, now: int) -> bool:
        """Tell whether its people may take another trip at no cost, because its own one was cancelled."""
        cancelled = self.status is BookingStatus.CANCELLED and self.erased_at is None
        return cancelled and self.choose_until is not None and now < self.choose_until

    def held_until(self, now: int) -> int:
        """Return the epoch second to which a payment begun at `now` extends the hold.

        A guest's hold is extended by its first payment alone: anybody can begin payments that will fail.
        """
        if self.is_guests and self.payments_begun:
            return self.hold_expires_at
        latest = self.created_at + LONGEST_HOLD_SECONDS
        wanted = max(self.hold_expires_at, min(now + PAYMENT_SECONDS, latest))
        return min(wanted, int(self.departure_at.timestamp()))

    def erased(self, at: int) -> "Booking":
        """Return it without personal data; everything that the ledger and the scan need stays."""
        return replace(
            self,
            places=[replace(place, passenger=None) for place in self.places],
            cancelled=tuple(replace(place, passenger=None) for place in self.cancelled),
            customer=None,
            erased_at=at,
            promo=replace(self.promo, people=()) if self.promo else None,
        )

    def visible_to(self, caller: Caller) -> bool:
        """Tell whether `caller` may see it: its owner may, and its company's staff with the permission."""
        if caller.subject == self.owner:
            return True
        return caller.works_for(self.company_id) and caller.can(Permission.BOOKING_READ_COMPANY)

    def changeable_by(self, caller: Caller) -> bool:
        """Tell whether `caller` may change it once it is paid: its owner, and staff with the permission."""
        if caller.subject == self.owner:
            return True
        return caller.works_for(self.company_id) and caller.can(Permission.BOOKING_CHANGE_COMPANY)
