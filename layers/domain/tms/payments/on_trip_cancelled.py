"""Use case: cancel the bookings of a cancelled trip, void their tickets, and owe the payers their money.

Each booking is one transaction with its seats, tickets, payment and posting, so none is ever half cancelled.
The claims on the seats name what is left to do: after a crash the next delivery goes on with the rest, and a
repeat finds nothing. The refunds follow from the payments, by the queue of checks.

A payment for a booking that was only held is left to its settlement: it finds the booking cancelled, and
gives the money back as late money.
"""

from collections.abc import Iterator, Sequence

from tms.bookings.booking import Booking, BookingStatus, Unsold
from tms.bookings.for_payments import cancellation as bookings
from tms.kernel.clock import epoch
from tms.kernel.events.attempts import failed_of
from tms.kernel.logging import count
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import ConditionFailed, Transaction
from tms.payments import ledger, refund_store, store
from tms.payments.payment import Payment
from tms.payments.refund import Why, refunds_of
from tms.tickets import for_payments as tickets
from tms.trips import for_payments as trips

BUSY_SECONDS = 30
"""After so long a call leaves the rest to the next one: the function has a minute."""


class Uncancelled(RuntimeError):
    """Some bookings could not be cancelled; the log says which and why. The next delivery tries again."""


def cancel_bookings(trip_id: str) -> int:
    """Cancel the bookings of a cancelled trip, as many as there is time for.

    Returns:
        The seconds after which to call again for the rest; 0 if all are cancelled.

    Raises:
        Uncancelled: some bookings failed; all others were gone through before.
        LookupError: the trip was not cancelled.
    """
    cancellation = trips.cancellation_of(trip_id)
    if cancellation is None:
        raise LookupError(f"{trip_id} was not cancelled")
    left = bookings.to_cancel(trip_id, cancellation.travelled)
    begun: list[str] = []
    failed = failed_of(
        _in_time(left, begun), lambda booking_id: _cancel_booking(booking_id, cancellation.choose_until)
    )
    if failed:
        raise Uncancelled(f"{len(failed)} bookings of {trip_id} are not cancelled")
    return 1 if len(begun) < len(left) else 0


def _in_time(booking_ids: list[str], begun: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the bookings while there is time, and note in `begun` which were yielded."""
    end = epoch() + BUSY_SECONDS
    for booking_id in booking_ids:
        if epoch() >= end:
            return
        begun.append(booking_id)
        yield booking_id, booking_id


def _cancel_booking(booking_id: str, choose_until: int) -> None:
    until_settled(lambda: _cancel(bookings.find(booking_id), choose_until))


def _cancel(booking: Booking | None, choose_until: int) -> None:
    """Cancel a booking as it was read; a hold that ended by itself is left alone.

    Args:
        choose_until: epoch second until which the people of paid bookings may take another trip; 0 for none.

    Raises:
        Overtaken: it changed since.
    """
    now = epoch()
    if booking is None or booking.status not in {BookingStatus.HELD, BookingStatus.CONFIRMED}:
        return
    transaction = Transaction()
    if booking.status is BookingStatus.CONFIRMED:
        payments = store.paid_for(booking)
        until = choose_until if choose_until > now and _is_whole(booking, payments) else None
        bookings.cancel_into(transaction, booking, until)
        tickets.void_into(transaction, booking)
        _owe_back_into(transaction, booking, payments, now, until)
    else:
        bookings.cancel_into(transaction, booking)
    try:
        transaction.commit()
    except ConditionFailed:
        raise Overtaken from None
    bookings.release(booking, now)
    count("BookingsCancelled")


def _is_whole(booking: Booking, payments: Sequence[Payment]) -> bool:
    """Tell whether one payment paid for a booking and nothing else, and nothing of it went back.

    One that was begun for another booking may have been reversed before, and a reversal is posted once.
    """
    first = payments[0]
    alone = len(payments) == 1 and not first.journey and first.booking_id == booking.booking_id
    return alone and first.amount == booking.total and not first.given_back


def _owe_back_into(
    transaction: Transaction,
    booking: Booking,
    payments: Sequence[Payment],
    now: int,
    choose_until: int | None,
) -> None:
    """Add to `transaction` that the price of the tickets goes back: the whole payment, or what is left of it.

    What the customer had to leave for tickets that were cancelled before stays with the company. Only a whole
    payment waits for a choice; parts go back at once.
    """
    if _is_whole(booking, payments):
        store.reverse_into(transaction, payments[0], Unsold.TRIP_CANCELLED.value, now, choose_until)
        return
    why = Why.TRIP_CANCELLED
    cause = f"{why}#{booking.booking_id}"
    refunds = refunds_of(booking.total, payments, booking, why, cause, now)
    refund_store.owe_into(transaction, refunds)
    posting = ledger.reversal(booking.company_id, booking.booking_id, booking.total, now)
    store.post_into(transaction, posting)
