"""The sale machine with exchanges: two trips of one company, and customers who change between them.

All that may happen to the sale of one trip may happen here as well; so an exchange meets late money, swaps of
the bus, cancellations and deaths of processes. After each step the books of both trips are held against the
rules of `tests.support.exchange_books`.
"""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from tests.support import trips
from tests.support.books import Books, read
from tests.support.exchange_books import audit_all
from tests.support.sale_machine import LEGS, LIVES, SEATS, STRETCHES, Life, SaleMachine
from tms.bookings.booking import HOLD_SECONDS, Booking
from tms.kernel.http.reader import read as read_request
from tms.payments import exchange_booking, quote_exchange
from tms.payments.requests import AcceptedExchange, ExchangeQuoteRequest
from tms.trips import put_on_sale

DEARER = 300
"""What each journey of the other trip costs more, so one direction has a due and the other a refund."""


class ExchangeMachine(SaleMachine):
    """The sale of two trips, the first of which may get another bus and may be cancelled."""

    @initialize()
    def a_trip_comes_on_sale(self) -> None:
        super().a_trip_comes_on_sale()
        other = trips.trip(legs=LEGS, rows=1, wide="xx")
        fares = {stretch: fare + DEARER for stretch, fare in other.fares.items()}
        self.other = replace(other, company_id=self.trip.company_id, fares=fares)
        put_on_sale.put_on_sale(self.other)

    @rule(
        target=SaleMachine.booked,
        legs=st.sampled_from(STRETCHES),
        seat=st.sampled_from([None, *SEATS]),
        life=LIVES,
        says_yes=st.sampled_from([True, True, False, None]),
    )
    def buy_and_exchange(self, legs: range, seat: str | None, life: Life, says_yes: bool | None) -> int:
        """A customer buys, and takes the other trip instead."""
        number = self.held(legs, [None], None)
        self.begin_to_pay(number, None)
        self.the_payer_decides(number, True, None)
        return self.exchange(number, seat, life, 0, says_yes)

    @rule(
        target=SaleMachine.booked,
        booked=SaleMachine.booked,
        seat=st.sampled_from([None, *SEATS]),
        life=LIVES,
        pause=st.sampled_from([0, 1, HOLD_SECONDS]),
        says_yes=st.sampled_from([True, True, False, None]),
    )
    def exchange_again(
        self, booked: int, seat: str | None, life: Life, pause: int, says_yes: bool | None
    ) -> int:
        return self.exchange(booked, seat, life, pause, says_yes)

    def exchange(self, booked: int, seat: str | None, life: Life, pause: int, says_yes: bool | None) -> int:
        """Exchange a booking; if something is due, the payer approves, declines or does nothing yet."""
        self.tries += 1
        number = self.tries
        if booked not in self.bookings:
            return number
        buyer, booking_id = self.bookings[booked]
        before = self._books().bookings[booking_id]
        wanted = read_request(ExchangeQuoteRequest, self._wish(before, seat))
        quote = self.alive(None, lambda: quote_exchange.quote_exchange(buyer, booking_id, wanted))
        self.clock.wait(pause)
        if quote is None:
            return number
        body = {"quote_id": quote.quote_id, "payer": {"phone": trips.phone()}}
        accepted = read_request(AcceptedExchange, body)
        made = self.alive(life, lambda: exchange_booking.exchange_booking(buyer, booking_id, accepted))
        if made is None and life is not None:  # the customer's phone tries again
            made = self.alive(None, lambda: exchange_booking.exchange_booking(buyer, booking_id, accepted))
        if made is not None:
            self.bookings[number] = buyer, made.booking_id
            if made.payment is not None:
                self.payment_of[made.booking_id] = made.payment.payment_id
                if says_yes is not None:
                    self.the_payer_decides(number, says_yes, None)
        return number

    def _wish(self, before: Booking, seat: str | None) -> dict[str, object]:
        to = self.other if before.trip_id == self.trip.trip_id else self.trip
        named = {"seats": [seat]} if seat is not None and len(before.places) == 1 else {}
        return {"trip_id": to.trip_id, **named}

    def _books(self) -> Books:
        """Hold the rules against the books of both trips; return them as one."""
        both = [self.trip, self.other]
        audit_all(both)
        one, two = (read(each) for each in both)
        return replace(
            one,
            seats={**one.seats, **{f"other {label}": seat for label, seat in two.seats.items()}},
            bookings={**one.bookings, **two.bookings},
            tickets={**one.tickets, **two.tickets},
        )
