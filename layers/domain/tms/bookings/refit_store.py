"""The seats of a trip that gets another bus: closed for sale, changed booking by booking, and opened again.

Each write carries the id of the swap, so that a process that was left behind by others writes nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple
from typing import Any

from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.records import (
    SEAT,
    BookingRecord,
    SaleRecord,
    SeatRecord,
    booking_key,
    claimed,
    leave,
    seat_key,
    seat_of,
    take,
    unclaimed,
)
from tms.bookings.seats import SOLD, Claim, Seat
from tms.bookings.store import moved_as_read, unchanged
from tms.fleet.carriage import Carriage
from tms.kernel.queries import read_partition
from tms.kernel.store import Record, Transaction, write_if

BATCH = 25
"""How many seats one transaction changes: the fewer, the more seldom it meets a buyer's."""

Guard = Callable[[Transaction], None]
"""Adds to a transaction that the swap still goes on."""


def pause(trip_id: str, labels: Sequence[str], swap_id: str, guard: Guard) -> bool:
    """Close seats for sale; False if one of them is gone, or the swap does not go on."""
    for several in _batches(labels):
        transaction = Transaction()
        guard(transaction)
        for label in several:
            there = SeatRecord.closes.exists()
            transaction.update(
                SEAT + label, seat_key(trip_id, label), [SeatRecord.paused.set(swap_id)], there
            )
        if not transaction.happens():
            return False
    return True


def refit_into(
    transaction: Transaction, trip_id: str, bus_class: str, layout: Any, carriage: Carriage | None
) -> None:
    """Add to `transaction`: a trip is sold with another bus."""
    key = SaleRecord(f"TRIP#{trip_id}", "SALE")
    document = {**SaleRecord.get(key.pk, key.sk, consistent_read=True).document}
    document |= {
        "bus_class": bus_class,
        "layout": layout,
        "carriage": None if carriage is None else astuple(carriage),
    }
    there = SaleRecord.document.exists()
    transaction.update("sale", key, [SaleRecord.document.set(document)], there)


def add_seats(trip_id: str, labels: Iterable[str], swap_id: str, guard: Guard) -> bool:
    """Write the seats that only the new bus has, still closed; False if the swap does not go on.

    They end their sales as the other seats do, and count as on sale since those are.
    """
    known = _records(trip_id)
    model = next(iter(known.values()))
    for several in _batches([label for label in labels if label not in known]):
        transaction = Transaction()
        guard(transaction)
        for label in several:
            seat = seat_key(trip_id, label)
            seat.closes, seat.opened_at, seat.paused = model.closes, model.opened_at, swap_id
            transaction.put(SEAT + label, seat, Record.pk.does_not_exist())
        if not transaction.happens():
            return False
    return True


def move_into(
    transaction: Transaction,
    booking: Booking,
    seats: Mapping[str, str],
    swap_id: str,
    now: int,
    *,
    last: bool,
) -> None:
    """Add to `transaction`: tickets of a booking have other seats, which are free on all its legs.

    Args:
        seats: the new seat by the ticket's id.
        last: no further seats of this booking change; its customer may be told.

    Raises (at the commit):
        ConditionFailed: the booking or a seat is not as it was read.
    """
    sold = booking.status is BookingStatus.CONFIRMED
    claim = Claim(booking.booking_id, SOLD if sold else booking.hold_expires_at)
    paused = SeatRecord.paused == swap_id
    reseated = {
        ticket_id: [each.seat, each.before, each.swap_id] for ticket_id, each in booking.reseated.items()
    }
    for place in booking.places:
        to = seats.get(place.ticket_id)
        if to is None:
            continue
        reseated[place.ticket_id] = [to, place.seat, swap_id]
        new, old = seat_key(booking.trip_id, to), seat_key(booking.trip_id, place.seat)
        free, own = unclaimed(booking.legs, now), claimed(booking.legs, booking.booking_id)
        transaction.update(SEAT + to, new, take(booking.legs, claim), paused & free)
        transaction.update(SEAT + place.seat, old, leave(booking.legs), paused & own)
    actions: list[Any] = [BookingRecord.moved.set(booking.moved + 1), BookingRecord.reseated.set(reseated)]
    if last:
        actions.append(BookingRecord.swap_id.set(swap_id))
    same = (BookingRecord.status == booking.status.value) & (
        BookingRecord.hold_expires_at == booking.hold_expires_at
    )
    key = booking_key(booking.booking_id)
    transaction.update("booking", key, actions, same & moved_as_read(booking) & unchanged(booking))


def mark(booking_id: str, swap_id: str) -> bool:
    """Write down that the trip of a booking got another bus; False if that was done before."""
    key = booking_key(booking_id)
    other = BookingRecord.swap_id.does_not_exist() | (BookingRecord.swap_id != swap_id)
    return write_if(
        lambda: key.update(
            actions=[BookingRecord.swap_id.set(swap_id)], condition=BookingRecord.status.exists() & other
        )
    )


def drop_seats(trip_id: str, kept: Iterable[str], swap_id: str, now: int) -> bool:
    """Delete the seats that the new bus does not have; False if somebody still has one of them."""
    stay = set(kept)
    gone = [seat for seat in _paused(trip_id, swap_id) if seat.label not in stay]
    for several in _batches(gone):
        transaction = Transaction()
        for seat in several:
            nobodys = (SeatRecord.paused == swap_id) & unclaimed(range(len(seat.closes)), now)
            transaction.delete(SEAT + seat.label, seat_key(trip_id, seat.label), nobodys)
        if not transaction.happens():
            return False
    return True


def resume(trip_id: str, swap_id: str) -> bool:
    """Open the seats for sale that a swap closed; False if others do it at the same moment."""
    for several in _batches(_paused(trip_id, swap_id)):
        transaction = Transaction()
        for seat in several:
            mine = SeatRecord.paused == swap_id
            transaction.update(
                SEAT + seat.label, seat_key(trip_id, seat.label), [SeatRecord.paused.remove()], mine
            )
        if not transaction.happens():
            return False
    return True


def _paused(trip_id: str, swap_id: str) -> list[Seat]:
    return [seat_of(record) for record in _records(trip_id).values() if record.paused == swap_id]


def _records(trip_id: str) -> dict[str, SeatRecord]:
    records = read_partition({"SEAT": SeatRecord}, f"TRIP#{trip_id}", consistent=True)
    return {each.sk.removeprefix("SEAT#"): each for each in records if isinstance(each, SeatRecord)}


def _batches(several: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (several[start : start + BATCH] for start in range(0, len(several), BATCH))
