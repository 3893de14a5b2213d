"""Ending the sales of a trip, seat by seat, in as few transactions as its bus has room for."""

from collections.abc import Mapping, Sequence

from tms.bookings import sale_store
from tms.bookings.seats import CANCELLED, Seat
from tms.kernel.store import Transaction


def close_into(transaction: Transaction, trip_id: str, closes: Mapping[str, Sequence[int]]) -> None:
    """Add to `transaction` when selling ends: for each seat by its label, the epoch second of each leg.

    Call it last: it fills `transaction` up. Where a bus has more seats than fit in, the others are closed
    before, in transactions of their own. After a crash in between, the same call finishes the work.

    Raises:
        ConditionFailed: a seat is gone.
    """
    labels = list(closes)
    room = sale_store.MOST_WRITES - len(transaction)
    for start in range(room, len(labels), sale_store.MOST_WRITES):
        before = Transaction()
        several = labels[start : start + sale_store.MOST_WRITES]
        sale_store.close_into(before, trip_id, {label: closes[label] for label in several})
        before.commit()
    sale_store.close_into(transaction, trip_id, {label: closes[label] for label in labels[:room]})


def cancel_into(transaction: Transaction, trip_id: str) -> None:
    """Add to `transaction` that nobody buys or pays for any seat of a trip any more; see `close_into`.

    A payment that settles at the same time either comes first and has sold the seats, or finds them closed.
    """
    close_into(transaction, trip_id, _open(sale_store.seats_of(trip_id)))


def cancel(trip_id: str) -> list[Seat]:
    """Close what is still open of a cancelled trip, and return its seats as they are then.

    Other work on the trip may have opened a seat again in the moment before the trip was cancelled. Once all
    are closed, the claims on them can only become fewer.
    """
    seats = sale_store.seats_of(trip_id)
    while still_open := _open(seats):
        last = Transaction()
        close_into(last, trip_id, still_open)
        last.commit()
        seats = sale_store.seats_of(trip_id)
    return seats


def is_cancelled(trip_id: str) -> bool:
    """Tell whether a trip was cancelled: it has seats, and all of them are closed for that."""
    seats = sale_store.seats_of(trip_id)
    return bool(seats) and not _open(seats)


def _open(seats: Sequence[Seat]) -> dict[str, list[int]]:
    ended = {seat.label: [CANCELLED] * len(seat.closes) for seat in seats}
    return {seat.label: ended[seat.label] for seat in seats if list(seat.closes) != ended[seat.label]}
