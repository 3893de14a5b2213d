"""Bookings in their table, with the seats they take; each write carries the condition that makes it right."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from pynamodb.expressions.condition import Condition
from pynamodb.expressions.operand import Path

from tms.bookings import extras_store as extras
from tms.bookings.booking import Booking, BookingStatus
from tms.bookings.carriage import store as carriage
from tms.bookings.over_lists import list_of
from tms.bookings.promo import store as promo
from tms.bookings.records import (
    SEAT,
    BookingRecord,
    OwnedRecord,
    SeatRecord,
    booking_key,
    booking_of,
    leave,
    record_of,
    seat_key,
    seat_of,
    take,
)
from tms.bookings.retention import Kind, end_of
from tms.bookings.seats import SOLD, Claim, Seat
from tms.kernel.queries import Listed, page
from tms.kernel.store import ConditionFailed, Record, Transaction, write_if

BOOKING = "booking"
"""The label of a booking's write in a transaction."""


def find(booking_id: str) -> Booking | None:
    """Return a booking, as it was last written."""
    try:
        return booking_of(BookingRecord.get(f"BOOKING#{booking_id}", "BOOKING", consistent_read=True))
    except BookingRecord.DoesNotExist:
        return None


def by_ids(booking_ids: Iterable[str], *, consistent: bool = False) -> list[Booking]:
    """Return bookings.

    Args:
        consistent: see every write that was answered before.
    """
    keys = [(f"BOOKING#{booking_id}", "BOOKING") for booking_id in sorted(booking_ids)]
    found = BookingRecord.batch_get(keys, consistent_read=consistent) if keys else ()
    return [booking_of(record) for record in found]


def hold(booking: Booking, now: int, transaction: Transaction | None = None) -> None:
    """Write a booking and take its seats until its hold expires, in one transaction.

    Args:
        transaction: other writes that happen with it.

    Raises:
        ConditionFailed: the booking exists (label `BOOKING`), or seats are not free (see `lost_seats`).
    """
    if transaction is None:
        transaction = Transaction()
    take_into(transaction, booking, now)
    transaction.commit()


def take_into(transaction: Transaction, booking: Booking, now: int) -> None:
    """Add to `transaction` that a new booking has its seats, until its hold expires or for good.

    Raises (at the commit):
        ConditionFailed: the booking exists (label `BOOKING`), or seats are not free (see `lost_seats`).
    """
    transaction.put(BOOKING, record_of(booking), Record.pk.does_not_exist())
    carriage.take_into(transaction, booking)
    paid = booking.status is BookingStatus.CONFIRMED
    claim = Claim(booking.booking_id, SOLD if paid else booking.hold_expires_at)
    for place in booking.places:
        condition = _on_sale(booking, now) & _takeable(booking, now)
        transaction.update(
            SEAT + place.seat, seat_key(booking.trip_id, place.seat), take(booking.legs, claim), condition
        )


def own_into(transaction: Transaction, booking: Booking) -> None:
    """Add to `transaction` that the booking is listed under the account that made it."""
    record = _owned(booking.owner, booking.booking_id)
    record.made_at = booking.created_at
    transaction.put("owner", record)


def extend_into(transaction: Transaction, booking: Booking, payment_id: str, until: int, now: int) -> None:
    """Add to `transaction` that a hold which still runs at `now` goes on until `until` and awaits a payment.

    The commit fails if the bus has left: a driver may depart ahead of the schedule that the hold was made by.
    """
    transaction.update(
        BOOKING,
        booking_key(booking.booking_id),
        [
            BookingRecord.hold_expires_at.set(until),
            BookingRecord.payment_id.set(payment_id),
            BookingRecord.payments_begun.add({payment_id}),
        ],
        (BookingRecord.status == BookingStatus.HELD.value)
        & (BookingRecord.hold_expires_at > now)
        & _awaits(booking.payment_id)
        & moved_as_read(booking)
        & BookingRecord.erased_at.does_not_exist(),
    )
    for place in booking.places:
        held = _all(Path(["claims", str(leg), "b"]) == booking.booking_id for leg in booking.legs)
        claim = Claim(booking.booking_id, until)
        condition = not_left(booking, now) & held
        transaction.update(
            SEAT + place.seat, seat_key(booking.trip_id, place.seat), take(booking.legs, claim), condition
        )


def confirm_into(transaction: Transaction, booking: Booking, payment_id: str, now: int) -> None:
    """Add to `transaction` that the booking is confirmed and its seats are sold.

    The tickets that are issued in the same transaction copy the sealed passengers as they were read. So the
    commit fails if the booking was erased or sealed anew since then: nobody would correct the tickets. It
    also fails if the seats were counted as lapsed since then, because they are taken off the counts once.

    It fails as well if the seats changed since then because the trip got another bus, and if what the
    booking gave back when it lapsed is not to be had again: of a promo code's budget, or of room on board.

    The hold may be over: late money takes the seats again if they are free and on sale. It takes no seat of
    a bus that has left, and none of a trip that was taken off sale and planned anew since the hold. It buys
    no booking that its customer has released.
    """
    of_extras, has_extras = extras.confirm_into(transaction, booking)
    transaction.update(
        BOOKING,
        booking_key(booking.booking_id),
        [
            BookingRecord.status.set(BookingStatus.CONFIRMED.value),
            BookingRecord.payment_id.set(payment_id),
            BookingRecord.counted.remove(),
            BookingRecord.over.set(list_of(booking.booking_id, Kind.PAID)),
            BookingRecord.over_at.set(end_of(booking, Kind.PAID)),
            *of_extras,
        ],
        BookingRecord.status.is_in(BookingStatus.HELD.value, BookingStatus.EXPIRED.value)
        & BookingRecord.released_at.does_not_exist()
        & _as_read(booking)
        & has_extras,
    )
    claim = Claim(booking.booking_id, SOLD)
    for place in booking.places:
        held = _held(booking, now) & not_left(booking, now)
        again = _on_sale(booking, now) & _same_sale(booking)
        condition = (held | again) & _takeable(booking, now)
        transaction.update(
            SEAT + place.seat, seat_key(booking.trip_id, place.seat), take(booking.legs, claim), condition
        )


def cancel_into(transaction: Transaction, booking: Booking, choose_until: int | None = None) -> None:
    """Add to `transaction`: a booking of a cancelled trip is cancelled, and its seats are nobody's.

    Its claims name the bookings that are still to be cancelled, so they go with it.

    Args:
        choose_until: epoch second until which its people may take another trip instead.

    Raises (at the commit):
        ConditionFailed: the booking is no longer in the state that it was read in.
    """
    of_extras, has_extras = extras.give_back_into(transaction, booking)
    choice = [BookingRecord.choose_until.set(choose_until)] if choose_until else []
    cancelled = BookingRecord.status.set(BookingStatus.CANCELLED.value)
    transaction.update(
        BOOKING,
        booking_key(booking.booking_id),
        [cancelled, BookingRecord.counted.remove(), *choice, *of_extras],
        (BookingRecord.status == booking.status.value) & has_extras,
    )
    own = Path(["claims", str(booking.start), "b"]) == booking.booking_id
    for place in booking.places:
        transaction.update(SEAT + place.seat, seat_key(booking.trip_id, place.seat), leave(booking.legs), own)


def expire(booking_id: str, now: int) -> bool:
    """Mark a booking as expired if its hold is over and nobody paid; return whether this call did so.

    The seats need no write: a claim whose time is over counts as free.
    """
    actions, over = _expired(now)
    return write_if(lambda: booking_key(booking_id).update(actions=actions, condition=over))


def expire_with_extras(booking: Booking, now: int) -> bool:
    """Mark a booking as expired, as `expire` does, and give back what it has beside its seats."""
    transaction = Transaction()
    actions, over = _expired(now)
    of_extras, has_extras = extras.give_back_into(transaction, booking)
    transaction.update(BOOKING, booking_key(booking.booking_id), [*actions, *of_extras], over & has_extras)
    return transaction.happens()


def erase(booking: Booking, now: int) -> bool:
    """Take the personal data out of a booking; False if that was done before, or the booking changed.

    The rest of the document is written as it was read: only changes write it otherwise.
    """
    bare = record_of(booking.erased(now))
    return write_if(
        lambda: booking_key(booking.booking_id).update(
            actions=[
                BookingRecord.document.set(bare.document),
                BookingRecord.customer.remove(),
                BookingRecord.erased_at.set(now),
                *promo.without_people(booking),
            ],
            condition=Record.pk.exists() & BookingRecord.erased_at.does_not_exist() & unchanged(booking),
        )
    )


def changed_meanwhile(booking: Booking, failure: ConditionFailed) -> bool:
    """Tell whether `confirm_into` failed because what was read changed: sealed, erased, lapsed or moved."""
    now = booking_that_failed(failure)
    return now is not None and _what_was_read(now) != _what_was_read(booking)


def booking_that_failed(failure: ConditionFailed) -> Booking | None:
    """Return the booking as it is now whose condition failed in a transaction; None if it held."""
    item = failure.failed.get(BOOKING)
    return None if item is None else booking_of(BookingRecord.from_raw_data(item))


def owned_by(account_id: str, limit: int, after: str | None = None) -> list[str]:
    """Return the ids of an account's bookings in order, at most `limit` of those behind the id `after`."""
    found = page(
        OwnedRecord,
        Listed(f"OWNER#{account_id}", ("BOOKING#", "BOOKING$"), consistent=True),
        limit=limit,
        behind=None if after is None else f"BOOKING#{after}",
    )
    return [record.sk.removeprefix("BOOKING#") for record in found.records]


def owns(account_id: str, booking_id: str) -> bool:
    """Tell whether a booking is listed under an account."""
    try:
        OwnedRecord.get(f"OWNER#{account_id}", f"BOOKING#{booking_id}", consistent_read=True)
    except OwnedRecord.DoesNotExist:
        return False
    return True


def disown(account_id: str, booking_id: str) -> None:
    """Take the booking off the list of the account that made it."""
    _owned(account_id, booking_id).delete()


def lost_seats(failure: ConditionFailed) -> set[str]:
    """Return the labels of the seats whose condition failed in a transaction."""
    return {label.removeprefix(SEAT) for label in failure.failed if label.startswith(SEAT)}


def seats_that_failed(failure: ConditionFailed) -> list[Seat]:
    """Return the seats whose condition failed in a transaction, as they are now."""
    return [
        seat_of(SeatRecord.from_raw_data(item))
        for label, item in failure.failed.items()
        if label.startswith(SEAT) and item
    ]


def _on_sale(booking: Booking, now: int) -> Condition:
    open_ = Path(f"closes[{booking.start}]") > now
    return _all([SeatRecord.blocked == False, SeatRecord.paused.does_not_exist(), open_])  # noqa: E712


def _same_sale(booking: Booking) -> Condition:
    """Ask that the seat came on sale before the booking was made."""
    return reduce(or_, [SeatRecord.opened_at.does_not_exist(), SeatRecord.opened_at <= booking.created_at])


def not_left(booking: Booking, now: int) -> Condition:
    """Ask of a seat that the bus has not left the stop where the passengers of a booking board."""
    return Path(f"closes[{booking.start}]") > now - booking.cut_off_s


def _held(booking: Booking, now: int) -> Condition:
    """Ask for the first leg alone, since a booking's claims are written together."""
    claim = ["claims", str(booking.start)]
    return _all([Path([*claim, "b"]) == booking.booking_id, Path([*claim, "x"]) > now])


def _takeable(booking: Booking, now: int) -> Condition:
    return _all(
        Path(["claims", str(leg)]).does_not_exist()
        | (Path(["claims", str(leg), "x"]) <= now)
        | (Path(["claims", str(leg), "b"]) == booking.booking_id)
        for leg in booking.legs
    )


def _awaits(payment_id: str | None) -> Condition:
    if payment_id is None:
        return BookingRecord.payment_id.does_not_exist()
    return BookingRecord.payment_id == payment_id


def _as_read(booking: Booking) -> Condition:
    """Ask that the personal data is there or erased, and sealed by the same key; that the seats are the same,
    and count.
    """
    return _all([sealed_as_read(booking), counted_as_read(booking), moved_as_read(booking)])


def counted_as_read(booking: Booking) -> Condition:
    """Ask that the unpaid seats of a booking count, or do not, as when it was read."""
    counted = BookingRecord.counted
    return counted.does_not_exist() if booking.counted is None else counted.exists()


def sealed_as_read(booking: Booking) -> Condition:
    """Ask that the personal data of a booking is there or erased, and sealed by the same key."""
    erased, resealed = BookingRecord.erased_at, BookingRecord.resealed
    there = erased.does_not_exist() if booking.erased_at is None else erased.exists()
    same = resealed == booking.resealed if booking.resealed else resealed.does_not_exist()
    return _all([there, same])


def moved_as_read(booking: Booking) -> Condition:
    """Ask that the seats of a booking have not changed since it was read."""
    moved: Condition = BookingRecord.moved == booking.moved
    return moved if booking.moved else BookingRecord.moved.does_not_exist()


def paid_as_read(booking: Booking) -> Condition:
    """Ask that a booking is paid, and that neither a change nor another bus came since it was read."""
    paid = BookingRecord.status == BookingStatus.CONFIRMED.value
    return _all([paid, unchanged(booking), moved_as_read(booking)])


def choice_as_read(booking: Booking) -> Condition:
    """Ask that a booking of a cancelled trip still has the choice that it had when it was read."""
    cancelled = BookingRecord.status == BookingStatus.CANCELLED.value
    return _all([cancelled, BookingRecord.choose_until == booking.choose_until])


def unchanged(booking: Booking) -> Condition:
    """Ask that nobody changed a paid booking since it was read."""
    changes = BookingRecord.changes
    return _all([changes == booking.changes if booking.changes else changes.does_not_exist()])


def _what_was_read(booking: Booking) -> tuple[object, ...]:
    return booking.erased_at, booking.resealed, booking.counted, booking.moved, booking.promo, booking.carried


def _expired(now: int) -> tuple[list[Any], Condition]:
    """Return the actions by which a hold that nobody paid for expires, and the condition that it is over."""
    actions = [BookingRecord.status.set(BookingStatus.EXPIRED.value), BookingRecord.counted.remove()]
    held = BookingRecord.status == BookingStatus.HELD.value
    return actions, held & (BookingRecord.hold_expires_at <= now)


def _all(conditions: Iterable[Condition]) -> Condition:
    first, *rest = conditions
    for each in rest:
        first = first & each
    return first


def _owned(account_id: str, booking_id: str) -> OwnedRecord:
    return OwnedRecord(f"OWNER#{account_id}", f"BOOKING#{booking_id}")
