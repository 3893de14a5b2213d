"""Two ledgers of a trip's seats that have to agree: the pure rules in memory, and the store."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from tests.support.bookings import booking
from tms.bookings import for_trips, sale_store, store
from tms.bookings.booking import Booking, BookingStatus, hold_end
from tms.bookings.for_payments import settlement, start_payment
from tms.bookings.records import SeatRecord
from tms.bookings.sale import Sale, SaleStop
from tms.bookings.seats import CUT_OFF_SECONDS, SOLD, Claim, Seat, SeatState, closes_once_left
from tms.kernel.clock import at
from tms.kernel.ids import new_id
from tms.kernel.store import ConditionFailed, Transaction

OPENS = 1_800_000_000
"""When the sales of the trip begin, an epoch second."""

LEG_SECONDS = 900


def sale_of(legs: int) -> Sale:
    """A trip whose first bus stop closes 25 minutes after `OPENS`, and each further one a quarter later."""
    times = [at(OPENS + 1800 + LEG_SECONDS * index) for index in range(legs + 1)]
    return Sale(
        trip_id=new_id("trp"),
        company_id="co_1",
        company="Ikirere Express",
        route_id="rte_1",
        bus_class="standard",
        service_date="2027-01-15",
        currency="RWF",
        stops=[SaleStop(f"stn_{index}", f"Stop {index}", time, time) for index, time in enumerate(times)],
        fares={},
        layout=[],
    )


def hold_of(sale: Sale, labels: Sequence[str], legs: range, now: int) -> Booking:
    """A new booking of these seats."""
    departure_at = sale.stops[legs.start].departure_at
    return booking(
        *labels,
        booking_id=new_id("bkg"),
        trip_id=sale.trip_id,
        start=legs.start,
        stop=legs.stop,
        created_at=now,
        departure_at=departure_at,
        hold_expires_at=hold_end(now, departure_at),
    )


class SeatLedger(Protocol):
    """What the seats of one trip can go through; every method tells whether it happened."""

    def hold(self, wanted: Booking, now: int) -> bool: ...
    def extend(self, booking_id: str, payment_id: str, now: int) -> bool: ...
    def confirm(self, booking_id: str, payment_id: str, now: int) -> bool: ...
    def expire(self, booking_id: str, now: int) -> bool: ...
    def leave(self, stops: range, now: int) -> None: ...
    def block(self, label: str) -> None: ...
    def seats(self) -> list[Seat]: ...
    def booking(self, booking_id: str) -> Booking: ...


@dataclass
class MemoryLedger:
    """The pure rules, one buyer after the other."""

    sale: Sale
    labels: Sequence[str]
    _seats: dict[str, Seat] = field(init=False)
    _bookings: dict[str, Booking] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._seats = {label: Seat(label, closes=self.sale.closes()) for label in self.labels}

    def hold(self, wanted: Booking, now: int) -> bool:
        free = all(seat.state(wanted.legs, now) is SeatState.FREE for seat in self._of(wanted))
        if not free or wanted.booking_id in self._bookings:
            return False
        self._write(wanted, wanted.hold_expires_at)
        return True

    def extend(self, booking_id: str, payment_id: str, now: int) -> bool:
        known = self._bookings[booking_id]
        if known.seen_at(now).status is not BookingStatus.HELD or self._passed(known, now):
            return False
        until = known.held_until(now)
        self._write(replace(known, hold_expires_at=until, payment_id=payment_id), until)
        return True

    def confirm(self, booking_id: str, payment_id: str, now: int) -> bool:
        known = self._bookings[booking_id]
        held = known.seen_at(now).status is BookingStatus.HELD and not self._passed(known, now)
        free = all(seat.state(known.legs, now) is SeatState.FREE for seat in self._of(known))
        if known.status is BookingStatus.CONFIRMED or not (held or free):
            return False
        self._write(replace(known, status=BookingStatus.CONFIRMED, payment_id=payment_id), SOLD)
        return True

    def expire(self, booking_id: str, now: int) -> bool:
        known = self._bookings[booking_id]
        if known.status is known.seen_at(now).status:
            return False
        self._bookings[booking_id] = known.seen_at(now)
        return True

    def block(self, label: str) -> None:
        self._seats[label] = replace(self._seats[label], blocked=True)

    def seats(self) -> list[Seat]:
        return list(self._seats.values())

    def booking(self, booking_id: str) -> Booking:
        return self._bookings[booking_id]

    def leave(self, stops: range, now: int) -> None:
        for label, seat in self._seats.items():
            self._seats[label] = replace(
                seat, closes=closes_once_left(seat.closes, stops, now, CUT_OFF_SECONDS)
            )

    def _passed(self, wanted: Booking, now: int) -> bool:
        return any(
            seat.closes and seat.closes[wanted.start] + wanted.cut_off_s <= now for seat in self._of(wanted)
        )

    def _of(self, wanted: Booking) -> list[Seat]:
        return [self._seats[place.seat] for place in wanted.places]

    def _write(self, changed: Booking, until: int) -> None:
        self._bookings[changed.booking_id] = changed
        mine = dict.fromkeys(changed.legs, Claim(changed.booking_id, until))
        for seat in self._of(changed):
            self._seats[seat.label] = replace(seat, claims={**seat.claims, **mine})


@dataclass
class StoredLedger:
    """The bookings table: whether something may happen is for the conditions of its writes alone to say."""

    sale: Sale
    labels: Sequence[str]

    def __post_init__(self) -> None:
        assert sale_store.open_sales(self.sale, self.labels, Transaction(), 0)

    def hold(self, wanted: Booking, now: int) -> bool:
        try:
            store.hold(wanted, now)
        except ConditionFailed:
            return False
        return True

    def extend(self, booking_id: str, payment_id: str, now: int) -> bool:
        transaction = Transaction()
        start_payment.extend_into(transaction, [self.booking(booking_id)], payment_id, now)
        return transaction.happens()

    def confirm(self, booking_id: str, payment_id: str, now: int) -> bool:
        transaction = Transaction()
        settlement.confirm_into(transaction, self.booking(booking_id), payment_id, now)
        return transaction.happens()

    def expire(self, booking_id: str, now: int) -> bool:
        return store.expire(booking_id, now)

    def leave(self, stops: range, now: int) -> None:
        transaction = Transaction()
        for_trips.close_into(transaction, self.sale.trip_id, stops, now)
        if len(transaction):
            transaction.commit()

    def block(self, label: str) -> None:
        seat = SeatRecord(f"TRIP#{self.sale.trip_id}", f"SEAT#{label}")
        seat.update(actions=[SeatRecord.blocked.set(True)])

    def seats(self) -> list[Seat]:
        found = sale_store.find(self.sale.trip_id, consistent=True)
        assert found is not None
        return found[1]

    def booking(self, booking_id: str) -> Booking:
        found = store.find(booking_id)
        assert found is not None
        return found
