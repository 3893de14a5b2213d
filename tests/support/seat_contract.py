"""What every ledger of seats does at the edges: at the very second, with half the seats, with late money."""

import pytest

from tests.support.seat_ledgers import OPENS, SeatLedger, hold_of, sale_of
from tms.bookings.booking import HOLD_SECONDS, Booking
from tms.bookings.sale import Sale
from tms.bookings.seats import SOLD

LABELS = ("1A", "1B")
WHOLE = range(3)
PAYMENT = "pay_1"


class SeatLedgerContract:
    """A class of tests for each ledger: override `ledger`."""

    @pytest.fixture
    def sale(self) -> Sale:
        return sale_of(len(WHOLE))

    @pytest.fixture
    def ledger(self, sale: Sale) -> SeatLedger:
        raise NotImplementedError

    @pytest.fixture
    def mine(self, sale: Sale, ledger: SeatLedger) -> Booking:
        """Both seats, held since the sales opened."""
        held = hold_of(sale, LABELS, WHOLE, OPENS)
        assert ledger.hold(held, OPENS)
        return held

    @pytest.mark.parametrize(("after", "free"), [(HOLD_SECONDS - 1, False), (HOLD_SECONDS, True)])
    def test_seats_are_free_at_the_very_second_at_which_their_hold_ends(
        self, sale: Sale, ledger: SeatLedger, mine: Booking, after: int, free: bool
    ) -> None:
        now = OPENS + after
        assert ledger.hold(hold_of(sale, ["1A"], range(1), now), now) is free

    @pytest.mark.parametrize(("after", "runs"), [(HOLD_SECONDS - 1, True), (HOLD_SECONDS, False)])
    def test_a_payment_begins_until_the_very_second_at_which_the_hold_ends(
        self, ledger: SeatLedger, mine: Booking, after: int, runs: bool
    ) -> None:
        assert ledger.extend(mine.booking_id, PAYMENT, OPENS + after) is runs

    @pytest.mark.parametrize(("after", "over"), [(HOLD_SECONDS - 1, False), (HOLD_SECONDS, True)])
    def test_a_hold_expires_once_and_at_its_very_second(
        self, ledger: SeatLedger, mine: Booking, after: int, over: bool
    ) -> None:
        assert ledger.expire(mine.booking_id, OPENS + after) is over
        assert not (over and ledger.expire(mine.booking_id, OPENS + after))

    def test_a_group_gets_all_of_its_seats_or_none(self, sale: Sale, ledger: SeatLedger) -> None:
        assert ledger.hold(hold_of(sale, ["1B"], range(1, 2), OPENS), OPENS)
        assert not ledger.hold(hold_of(sale, LABELS, WHOLE, OPENS), OPENS)
        assert ledger.hold(hold_of(sale, ["1A"], WHOLE, OPENS), OPENS)

    def test_sales_end_at_their_very_second(self, sale: Sale, ledger: SeatLedger) -> None:
        end = sale.closes()[0]
        assert not ledger.hold(hold_of(sale, ["1A"], WHOLE, end), end)
        assert ledger.hold(hold_of(sale, ["1A"], range(1, 3), end), end)
        assert ledger.hold(hold_of(sale, ["1B"], WHOLE, end - 1), end - 1)

    @pytest.mark.parametrize("announced", [False, True])
    def test_late_money_takes_the_seats_again_if_they_are_free(
        self, ledger: SeatLedger, mine: Booking, announced: bool
    ) -> None:
        late = OPENS + HOLD_SECONDS + 1
        if announced:
            assert ledger.expire(mine.booking_id, late)
        assert ledger.confirm(mine.booking_id, PAYMENT, late)
        assert {claim.until for seat in ledger.seats() for claim in seat.claims.values()} == {SOLD}

    def test_late_money_buys_nothing_once_one_leg_of_one_seat_is_somebody_elses(
        self, sale: Sale, ledger: SeatLedger, mine: Booking
    ) -> None:
        late = OPENS + HOLD_SECONDS
        other = hold_of(sale, ["1B"], range(2, 3), late)
        assert ledger.hold(other, late)
        assert not ledger.confirm(mine.booking_id, PAYMENT, late)
        assert ledger.hold(hold_of(sale, ["1A"], WHOLE, late), late), "the seat beside is left alone"

    def test_late_money_may_win_over_a_later_hold_that_is_over_too(
        self, sale: Sale, ledger: SeatLedger, mine: Booking
    ) -> None:
        second = OPENS + HOLD_SECONDS
        other = hold_of(sale, LABELS, WHOLE, second)
        assert ledger.hold(other, second)
        assert ledger.confirm(mine.booking_id, PAYMENT, second + HOLD_SECONDS)
        assert not ledger.confirm(other.booking_id, "pay_2", second + HOLD_SECONDS)

    @pytest.mark.parametrize(("before_the_end", "buys"), [(1, True), (0, False)])
    def test_late_money_buys_free_seats_until_their_sales_end(
        self, sale: Sale, ledger: SeatLedger, mine: Booking, before_the_end: int, buys: bool
    ) -> None:
        now = sale.closes()[0] - before_the_end
        assert ledger.confirm(mine.booking_id, PAYMENT, now) is buys

    def test_money_in_time_buys_what_is_held_though_sales_have_ended(
        self, sale: Sale, ledger: SeatLedger
    ) -> None:
        end = sale.closes()[0]
        held = hold_of(sale, LABELS, WHOLE, end - 1)
        assert ledger.hold(held, end - 1)
        assert ledger.confirm(held.booking_id, PAYMENT, end + 1)

    def test_a_blocked_seat_stays_with_who_holds_it_and_is_sold_to_nobody_else(
        self, sale: Sale, ledger: SeatLedger, mine: Booking
    ) -> None:
        ledger.block("1A")
        late = OPENS + HOLD_SECONDS
        assert not ledger.confirm(mine.booking_id, PAYMENT, late)
        assert not ledger.hold(hold_of(sale, ["1A"], WHOLE, late), late)
        assert ledger.confirm(mine.booking_id, PAYMENT, late - 1)

    def test_a_booking_is_paid_once(self, ledger: SeatLedger, mine: Booking) -> None:
        assert ledger.confirm(mine.booking_id, PAYMENT, OPENS)
        assert not ledger.confirm(mine.booking_id, "pay_2", OPENS)
        assert ledger.booking(mine.booking_id).payment_id == PAYMENT
        assert not ledger.expire(mine.booking_id, OPENS + HOLD_SECONDS)
