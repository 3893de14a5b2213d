"""A stateful test that every seat ledger has to pass, against the most naive reference there is."""

from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule

from tests.support.seat_ledgers import OPENS, MemoryLedger, SeatLedger, hold_of, sale_of
from tms.bookings.booking import HOLD_SECONDS, LONGEST_HOLD_SECONDS, PAYMENT_SECONDS, BookingStatus
from tms.bookings.sale import Sale
from tms.bookings.seats import CUT_OFF_SECONDS, NoSeat, SeatState, choose

LEGS = 3
LABELS = ("1A", "1B", "1C")
STRETCHES = [range(start, stop) for start in range(LEGS) for stop in range(start + 1, LEGS + 1)]
PAUSES = (1, HOLD_SECONDS // 2, HOLD_SECONDS, LONGEST_HOLD_SECONDS - 1)


class SeatMachine(RuleBasedStateMachine):
    """Holds, pays, expires and blocks seats at random; the reference is a plain list of who has what."""

    made = Bundle("made")

    def __init__(self) -> None:
        super().__init__()
        self.sale = sale_of(LEGS)
        self.ledger = self.ledger_of(self.sale, LABELS)
        self.now = OPENS
        self.departs = [int(stop.departure_at.timestamp()) for stop in self.sale.stops]
        self.blocked: set[str] = set()
        self.legs: dict[str, range] = {}
        self.seats: dict[str, Sequence[str]] = {}
        self.began: dict[str, int] = {}
        self.until: dict[str, int] = {}
        self.scheduled: dict[str, int] = {}
        self.paid: set[str] = set()
        self.announced: set[str] = set()

    def ledger_of(self, sale: Sale, labels: Sequence[str]) -> SeatLedger:
        """Return the ledger under test."""
        return MemoryLedger(sale, labels)

    @rule(seconds=st.sampled_from(PAUSES))
    def time_passes(self, seconds: int) -> None:
        self.now += seconds

    @rule(
        target=made,
        labels=st.lists(st.sampled_from(LABELS), min_size=1, max_size=2, unique=True),
        legs=st.sampled_from(STRETCHES),
    )
    def hold(self, labels: list[str], legs: range) -> str:
        wanted = hold_of(self.sale, labels, legs, self.now)
        possible = all(self._may_be_sold(label, legs) for label in labels)
        assert self.ledger.hold(wanted, self.now) is possible
        if possible:
            self._remember(wanted.booking_id, labels, legs)
        return wanted.booking_id

    @rule(target=made, people=st.integers(1, 3), legs=st.sampled_from(STRETCHES))
    def hold_whatever_fits_best(self, people: int, legs: range) -> str:
        free = [label for label in LABELS if self._may_be_sold(label, legs)]
        try:
            chosen = choose(self.ledger.seats(), legs, [None] * people, self.now)
        except NoSeat:
            assert len(free) < people
            return ""
        assert len(set(chosen)) == people
        assert set(chosen) <= set(free)
        wanted = hold_of(self.sale, chosen, legs, self.now)
        assert self.ledger.hold(wanted, self.now), "what the rule offers can be had"
        self._remember(wanted.booking_id, chosen, legs)
        return wanted.booking_id

    @rule(booking=made)
    def hold_the_same_again(self, booking: str) -> None:
        if booking in self.legs:
            assert not self.ledger.hold(self.ledger.booking(booking), self.now)

    @rule(booking=made)
    def begin_to_pay(self, booking: str) -> None:
        if booking not in self.legs:
            return
        possible = self._runs(booking) and booking not in self.paid and not self._left(booking)
        assert self.ledger.extend(booking, f"pay_{self.now}", self.now) is possible
        if possible:
            longest = self.began[booking] + LONGEST_HOLD_SECONDS
            wanted = max(self.until[booking], min(self.now + PAYMENT_SECONDS, longest))
            self.until[booking] = min(wanted, self.scheduled[booking])

    @rule(booking=made)
    def money_comes(self, booking: str) -> None:
        if booking not in self.legs:
            return
        free = all(self._may_be_sold(label, self.legs[booking]) for label in self.seats[booking])
        held = self._runs(booking) and not self._left(booking)
        possible = booking not in self.paid and (held or free)
        assert self.ledger.confirm(booking, f"pay_{self.now}", self.now) is possible
        if possible:
            self.paid.add(booking)

    @rule(booking=made)
    def sweep(self, booking: str) -> None:
        if booking not in self.legs:
            return
        over = not self._runs(booking) and booking not in self.paid | self.announced
        assert self.ledger.expire(booking, self.now) is over
        if over:
            self.announced.add(booking)

    @precondition(lambda self: len(self.blocked) < 1)
    @rule(label=st.sampled_from(LABELS))
    def block(self, label: str) -> None:
        self.ledger.block(label)
        self.blocked.add(label)

    @rule(stops=st.sampled_from([range(1), range(LEGS)]))
    def the_bus_leaves(self, stops: range) -> None:
        """Its driver says so, ahead of the schedule or not, once or again."""
        self.ledger.leave(stops, self.now)
        for stop in stops:
            self.departs[stop] = min(self.departs[stop], self.now)

    @invariant()
    def every_leg_is_whose_it_should_be(self) -> None:
        for seat in self.ledger.seats():
            for leg in range(LEGS):
                claim = seat.claims.get(leg)
                has = claim.booking_id if claim and claim.until > self.now else None
                assert has == self._owner(seat.label, leg)
            for legs in STRETCHES:
                free = seat.state(legs, self.now) is SeatState.FREE
                assert free is self._may_be_sold(seat.label, legs)

    @invariant()
    def every_booking_is_as_it_should_be(self) -> None:
        for booking in self.legs:
            status = self.ledger.booking(booking).seen_at(self.now).status
            if booking in self.paid:
                assert status is BookingStatus.CONFIRMED
            else:
                assert status is (BookingStatus.HELD if self._runs(booking) else BookingStatus.EXPIRED)

    def _remember(self, booking: str, labels: Sequence[str], legs: range) -> None:
        self.legs[booking], self.seats[booking] = legs, labels
        self.scheduled[booking] = int(self.sale.stops[legs.start].departure_at.timestamp())
        self.began[booking] = self.now
        self.until[booking] = min(self.now + HOLD_SECONDS, self.scheduled[booking])

    def _runs(self, booking: str) -> bool:
        return booking not in self.announced and self.until[booking] > self.now

    def _left(self, booking: str) -> bool:
        return self.departs[self.legs[booking].start] <= self.now

    def _owner(self, label: str, leg: int) -> str | None:
        owners = [
            booking
            for booking, legs in self.legs.items()
            if leg in legs
            and label in self.seats[booking]
            and (booking in self.paid or self.until[booking] > self.now)
        ]
        assert len(owners) <= 1, f"{label} leg {leg} is sold twice"
        return owners[0] if owners else None

    def _may_be_sold(self, label: str, legs: range) -> bool:
        open_still = self.departs[legs.start] - CUT_OFF_SECONDS > self.now and label not in self.blocked
        return open_still and all(self._owner(label, leg) is None for leg in legs)
