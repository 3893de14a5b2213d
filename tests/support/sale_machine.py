"""A stateful test of the whole sale of a trip: everybody acts in any order, and processes die anywhere.

What the model of `tests.support.model` shows of the conditions in principle, this shows of the code. After
each step all the tables of a trip are read, and every rule of `tests.support.books` is held against them. In
the end the queues alone have to bring everything to rest.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.support import trips
from tests.support.books import Books, audit
from tests.support.clocks import NOW, HeldClock
from tests.support.crashes import Wire, cut
from tests.support.fleet import bought
from tests.support.provider import FakeProvider
from tests.support.swapping import swap_request
from tms.bookings import hold_seats, on_hold_due
from tms.bookings.booking import HOLD_SECONDS, LONGEST_HOLD_SECONDS, BookingStatus
from tms.fleet.layout import drawn
from tms.kernel.access.caller import Caller
from tms.kernel.errors import Problem
from tms.kernel.http.reader import read
from tms.kernel.ids import new_id
from tms.payments import cancel_booking, on_check_due, quote_cancellation, start_payment
from tms.payments.check_refund import check_refund
from tms.payments.on_trip_cancelled import cancel_bookings
from tms.payments.payment import PaymentStatus
from tms.payments.provider import ChargeStatus
from tms.payments.refund import RefundStatus
from tms.payments.requests import AcceptedQuote, CancellationQuoteRequest, PaymentRequest
from tms.tickets.for_trips import reseat_into
from tms.trips import cancel_trip, on_swap_begun, put_on_sale, swap_bus
from tms.trips import store as trips_store
from tms.trips.requests import CancelRequest
from tms.trips.trip import TripStatus

LEGS = 3
SEATS = ("1A", "1B")
STRETCHES = [range(start, stop) for start in range(LEGS) for stop in range(start + 1, LEGS + 1)]
PAUSES = (HOLD_SECONDS // 2, HOLD_SECONDS, LONGEST_HOLD_SECONDS)
MOST_SWAPS = 2
LATE = 4
"""After so many tries to hold seats a trip may be cancelled."""
ROUNDS = 40
"""More than the queues ever need to bring a trip to rest."""

LIVES = st.one_of(st.none(), st.none(), st.none(), st.tuples(st.integers(0, 12), st.booleans()))
"""Whether a process dies, at which of its calls, and whether that call still arrives."""

Life = tuple[int, bool] | None


class SaleMachine(RuleBasedStateMachine):
    """Buyers, payers, the company and the clock, with the platform's own use cases."""

    provider: ClassVar[FakeProvider]
    clock: ClassVar[HeldClock]
    """Set by the test that runs the machine."""

    booked: Bundle[int] = Bundle("booked")
    """The number of each try to hold seats.

    What is drawn must not depend on whether it succeeded: which seat is the best has some chance in it.
    """

    @initialize()
    def a_trip_comes_on_sale(self) -> None:
        self.clock.set(NOW)
        self.wire = Wire()
        self.trip = trips.trip(legs=LEGS, rows=1, wide="xx")
        put_on_sale.put_on_sale(self.trip)
        self.keys = self.swaps = self.tries = 0
        self.bookings: dict[int, tuple[Caller, str]] = {}
        self.payment_of: dict[str, str] = {}

    def alive(self, life: Life, work: Callable[[], Any]) -> Any:
        """Do a piece of work in a process that may die at it; None if it died or was refused."""
        at, arrives = life or (None, False)
        self.wire.start(at, arrives=arrives)
        with cut(self.wire), suppress(Problem):
            return work()
        return None

    def key(self) -> str:
        self.keys += 1
        return f"key-{self.keys:012}"

    @rule(
        target=booked,
        legs=st.sampled_from(STRETCHES),
        seats=st.sampled_from([["1A"], ["1B"], [None], ["1A", "1B"]]),
        life=LIVES,
        pays=st.booleans(),
    )
    def hold(self, legs: range, seats: list[str | None], life: Life, pays: bool) -> int:
        number = self.held(legs, seats, life)
        if pays:
            self.begin_to_pay(number, None)
        return number

    def held(self, legs: range, seats: list[str | None], life: Life) -> int:
        self.tries += 1
        buyer, key, wanted = trips.passenger(), self.key(), trips.wish(self.trip.trip_id, legs, seats)
        held = self.alive(life, lambda: hold_seats.hold_seats(buyer, wanted, key))
        if held is None and life is not None:  # the buyer's phone tries again
            held = self.alive(None, lambda: hold_seats.hold_seats(buyer, wanted, key))
        if held is not None:
            self.bookings[self.tries] = buyer, held.booking_id
        return self.tries

    @rule(booked=booked, life=LIVES)
    def pay(self, booked: int, life: Life) -> None:
        self.begin_to_pay(booked, life)

    def begin_to_pay(self, booked: int, life: Life) -> None:
        if booked not in self.bookings:
            return
        buyer, booking_id = self.bookings[booked]
        body = {"booking_id": booking_id, "method": "momo", "payer": {"phone": trips.phone()}}
        wanted, key = read(PaymentRequest, body), self.key()
        begun = self.alive(life, lambda: start_payment.start_payment(buyer, wanted, key))
        if begun is None and life is not None:
            begun = self.alive(None, lambda: start_payment.start_payment(buyer, wanted, key))
        if begun is not None:
            self.payment_of[booking_id] = begun.payment_id

    @rule(target=booked, before=booked, seat=st.sampled_from(SEATS), life=LIVES)
    def money_comes_late(self, before: int, seat: str, life: Life) -> int:
        """A hold is over and somebody else holds a seat, when the payer approves."""
        self.clock.wait(LONGEST_HOLD_SECONDS)
        held = self.held(range(LEGS), [seat], None)
        self.the_payer_decides(before, True, life)
        return held

    @rule(booked=booked, says_yes=st.sampled_from([True, True, False]), life=LIVES)
    def the_payer_does_something(self, booked: int, says_yes: bool, life: Life) -> None:
        self.the_payer_decides(booked, says_yes, life)

    def the_payer_decides(self, booked: int, says_yes: bool, life: Life) -> None:
        """Once they have, the payment is checked, as the callback and the queue do again and again."""
        payment = self.payment_of.get(self.bookings[booked][1]) if booked in self.bookings else None
        charge = next((c for c in self.provider.charges.values() if c.external_id == payment), None)
        if payment is None or charge is None:
            return
        if charge.status is ChargeStatus.PENDING:
            if says_yes:
                self.provider.approve(payment)
            else:
                self.provider.decline(payment)
        self.alive(life, lambda: on_check_due.check_payment(payment, self.provider))

    @rule(booked=booked, life=LIVES, alone=st.booleans(), pause=st.sampled_from([0, 1, HOLD_SECONDS]))
    def cancel(self, booked: int, life: Life, alone: bool, pause: int) -> None:
        if booked not in self.bookings:
            return
        buyer, booking_id = self.bookings[booked]
        tickets = [place.ticket_id for place in self._books().bookings[booking_id].places]
        wanted = read(CancellationQuoteRequest, {"ticket_ids": tickets[:1]} if alone else {})
        quote = self.alive(None, lambda: quote_cancellation.quote_cancellation(buyer, booking_id, wanted))
        self.clock.wait(pause)
        if quote is not None:
            accepted = read(AcceptedQuote, {"quote_id": quote.quote_id})
            self.alive(life, lambda: cancel_booking.cancel_booking(buyer, booking_id, accepted))

    @rule(seconds=st.sampled_from(PAUSES))
    def time_passes(self, seconds: int) -> None:
        self.clock.wait(seconds)

    @rule(booked=booked, life=LIVES)
    def a_hold_is_swept(self, booked: int, life: Life) -> None:
        if booked in self.bookings:
            booking_id = self.bookings[booked][1]
            self.alive(life, lambda: on_hold_due.expire_hold(booking_id))

    @precondition(lambda self: self.swaps < MOST_SWAPS)
    @rule(rows=st.sampled_from(["xx", "x.", "xxx"]), life=LIVES)
    def the_bus_is_swapped(self, rows: str, life: Life) -> None:
        self.swaps += 1
        plate = f"RAD {new_id('bus')[-6:]}"
        bus = bought(plate, company_id=self.trip.company_id, layout=drawn(rows))
        caller, wanted = trips.supervisor(self.trip), swap_request(bus)
        self.alive(life, lambda: swap_bus.swap_bus(caller, self.trip.trip_id, wanted, reseat_into))

    @rule(life=LIVES)
    def the_swap_goes_on(self, life: Life) -> None:
        self.alive(life, lambda: on_swap_begun.on_swap_begun(self.trip.trip_id, reseat_into))

    @precondition(lambda self: self.tries > LATE)
    @rule(life=LIVES)
    def the_trip_is_cancelled(self, life: Life) -> None:
        """Little happens after it, so it comes late."""
        body = read(CancelRequest, {"reason": "The road is closed."})
        caller = trips.supervisor(self.trip)
        self.alive(life, lambda: cancel_trip.cancel_trip(caller, self.trip.trip_id, body))

    @rule(life=LIVES)
    def its_bookings_are_cancelled(self, life: Life) -> None:
        if self._status() is TripStatus.CANCELLED:
            self.alive(life, lambda: cancel_bookings(self.trip.trip_id))

    @invariant()
    def the_books_agree(self) -> None:
        self._books()

    def teardown(self) -> None:
        if not hasattr(self, "trip"):
            return
        for _ in range(ROUNDS):
            books = self._books()
            if self._at_rest(books):
                return
            self._a_round(books)
        raise AssertionError(f"it does not come to rest: {self._books()}")

    def _a_round(self, books: Books) -> None:
        """Let the queues do what is due, and time pass."""
        on_swap_begun.on_swap_begun(self.trip.trip_id, reseat_into)
        if self._status() is TripStatus.CANCELLED:
            cancel_bookings(self.trip.trip_id)
        for booking_id in books.bookings:
            on_hold_due.expire_hold(booking_id)
        for payment in books.payments.values():
            if not payment.is_over:
                on_check_due.check_payment(payment.payment_id, self.provider)
        for refund in books.refunds.values():
            if refund.status is not RefundStatus.REFUNDED:
                check_refund(refund.payment_id, refund.refund_id, self.provider)
        for charge in list(self.provider.charges.values()):
            if charge.status is ChargeStatus.PENDING and charge.external_id is not None:
                self.provider.decline(charge.external_id)
        self.provider.end_refunds()
        self.clock.wait(HOLD_SECONDS)

    def _at_rest(self, books: Books) -> bool:
        trip = trips_store.find(self.trip.trip_id)
        assert trip is not None
        off = self.trip.trip_id if trip.status is TripStatus.CANCELLED else None
        return (
            trip.swap is None
            and not any(seat.paused for seat in books.seats.values())
            and not any(each.status is BookingStatus.HELD for each in books.bookings.values())
            and not any(
                each.status is BookingStatus.CONFIRMED and each.trip_id == off
                for each in books.bookings.values()
            )
            and all(each.is_over for each in books.payments.values())
            and not any(each.status is PaymentStatus.REFUNDING for each in books.payments.values())
            and all(each.status is RefundStatus.REFUNDED for each in books.refunds.values())
        )

    def _status(self) -> TripStatus:
        trip = trips_store.find(self.trip.trip_id)
        assert trip is not None
        return trip.status

    def _books(self) -> Books:
        return audit(self.trip)


def play(
    clock: HeldClock, provider: FakeProvider, examples: int, machine: type[SaleMachine] = SaleMachine
) -> None:
    """Run a machine in a cloud that stands, so often; each time on trips of its own."""
    run_state_machine_as_test(
        type(machine.__name__, (machine,), {"clock": clock, "provider": provider}),
        settings=settings(
            max_examples=examples, stateful_step_count=30, suppress_health_check=list(HealthCheck)
        ),
    )
