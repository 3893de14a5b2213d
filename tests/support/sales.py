"""One customer's way from a hold to the bus, each step of which may be repeated as it stands."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from tests.support import trips
from tests.support.books import Books, audit
from tests.support.wired_provider import WiredProvider
from tms.bookings import hold_seats as bookings
from tms.bookings.booking import PAYMENT_SECONDS, BookingStatus
from tms.bookings.views import BookingView
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch, freeze, now
from tms.kernel.http.reader import read
from tms.kernel.ids import derived_id
from tms.payments import on_check_due, start_payment
from tms.payments.ledger import LedgerAccount
from tms.payments.payment import PaymentStatus
from tms.payments.requests import PaymentRequest
from tms.payments.views import PaymentView
from tms.tickets import get_ticket, scan_ticket
from tms.tickets.requests import ScanRequest
from tms.tickets.views import ScanView
from tms.trips import put_on_sale
from tms.trips import store as trips_store
from tms.trips.trip import Trip, TripStatus

LEGS = range(1, 3)
SEATS = ("1A", "1B")


@contextmanager
def later(seconds: float) -> Iterator[None]:
    """The clock stands still, so many seconds from now."""
    with freeze(now() + timedelta(seconds=seconds)):
        yield


@dataclass
class Sale:
    """A customer who wants two seats of a bus with four.

    Attributes:
        key: the Idempotency-Key of the hold and of the payment.
        legs: where the customer goes.
        payer: the phone number that pays; one of its own, because requests to one number are limited.
    """

    provider: WiredProvider = field(default_factory=WiredProvider)
    trip: Trip = field(default_factory=lambda: trips.trip(legs=3, rows=1))
    caller: Caller = field(default_factory=trips.passenger)
    key: str = field(default_factory=lambda: str(uuid.uuid4()))
    legs: range = LEGS
    payer: str = field(default_factory=trips.phone)

    @property
    def booking_id(self) -> str:
        return derived_id("bkg", self.caller.subject, self.key)

    @property
    def payment_id(self) -> str:
        return derived_id("pay", self.caller.subject, self.key)

    def publish(self) -> None:
        put_on_sale.put_on_sale(self.trip)

    def hold(self, caller: Caller | None = None) -> BookingView:
        """Hold the seats, for this customer or for somebody else."""
        return bookings.hold_seats(
            caller or self.caller, trips.wish(self.trip.trip_id, self.legs, SEATS), self.key
        )

    def pay(self, key: str | None = None) -> PaymentView:
        """Begin a payment; another `key` makes it another payment of the same booking."""
        body = {"booking_id": self.booking_id, "method": "momo", "payer": {"phone": self.payer}}
        return start_payment.start_payment(self.caller, read(PaymentRequest, body), key or self.key)

    def approve(self) -> None:
        """The payer types the PIN."""
        self.provider.approve(self.payment_id)

    def decline(self) -> None:
        """The payer says no."""
        self.provider.decline(self.payment_id)

    def check(self) -> int:
        """Ask the provider, as the queue of checks does; return the seconds to wait until the next time."""
        return on_check_due.check_payment(self.payment_id, self.provider)

    def check_late(self) -> int:
        """The same when the hold has ended."""
        with later(PAYMENT_SECONDS + 1):
            return self.check()

    def lose_the_seats(self) -> None:
        """The hold ends, and somebody else takes the seats."""
        with later(PAYMENT_SECONDS + 1):
            self.hold(trips.passenger())

    def board(self) -> None:
        """The driver opens boarding, at whatever hour."""
        trips_store.advance(self.trip, TripStatus.BOARDING, epoch())

    def scan(self, nonce: str | None = None) -> ScanView:
        """The driver scans the first ticket."""
        token = get_ticket.get_ticket(self.caller, derived_id("tkt", self.booking_id, "0")).token
        body = {"token": token, "nonce": nonce or self.key, "scanned_at": now().isoformat()}
        request = read(ScanRequest, body)
        return scan_ticket.scan_ticket(trips.driver(self.trip), self.trip.trip_id, request)

    def assert_sold(self) -> Books:
        """The one booking is paid, its tickets are out, and the books have the provider's balance."""
        books = audit(self.trip)
        [booking] = books.bookings.values()
        [payment] = books.payments.values()
        assert booking.status is BookingStatus.CONFIRMED
        assert payment.status is PaymentStatus.SUCCEEDED
        assert set(books.tickets) == {place.ticket_id for place in booking.places}
        assert books.balance(LedgerAccount.MOBILE_MONEY) == self.provider.balance
        return books
