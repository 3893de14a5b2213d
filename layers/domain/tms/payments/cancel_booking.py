"""Use case: cancel tickets of a paid booking, or all of them, as a quote offered."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from tms.bookings.booking import Booking, GivenBack
from tms.bookings.for_payments import changes as bookings
from tms.kernel.access import audit, quotes
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, NotFound
from tms.kernel.logging import count
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction
from tms.payments import ledger, refund_store, store
from tms.payments.cancellation import Cancellation
from tms.payments.change_views import TicketsCancelled, tickets_cancelled
from tms.payments.quote_cancellation import offer, possible_cancellation
from tms.payments.refund import refunds_of
from tms.tickets import for_payments as tickets

if TYPE_CHECKING:
    from tms.payments.requests import AcceptedQuote


def cancel_booking(caller: Caller, booking_id: str, request: "AcceptedQuote") -> TicketsCancelled:
    """Cancel what a quote was asked for, if it gives back now exactly what the quote offered.

    Booking, seats, tickets, refunds and ledger change in one transaction. The refunds follow by the queue of
    checks. The same quote again is answered as the first time.

    Raises:
        NotFound: `booking_not_found`; `quote_not_found`: this booking has no such quote, or it is old.
        Forbidden: `not_allowed`.
        Conflict: `quote_changed`, with the new `quote`; and as `quote_cancellation`.
    """
    return until_settled(partial(_cancel, caller, booking_id, request.quote_id))


def _cancel(caller: Caller, booking_id: str, quote_id: str) -> TicketsCancelled:
    booking = bookings.find_to_change(caller, booking_id)
    done = next((each for each in booking.given_back if each.quote_id == quote_id), None)
    if done is not None:
        return _shown(booking, done)
    wish = quotes.wish_of(quote_id)
    if wish is None or (wish["kind"], wish["booking_id"]) != ("cancellation", booking_id):
        raise NotFound("quote_not_found", f"This booking has no quote {quote_id}. Ask for a new one.")
    cancellation = possible_cancellation(booking, _still_good(booking, wish["tickets"]))
    if quotes.quote_id(booking_id, cancellation.offer) != quote_id:
        raise Conflict(
            "quote_changed",
            "The booking or its terms have changed since this quote. Look at the new one.",
            quote=offer(cancellation),
        )
    part = GivenBack(quote_id, epoch(), cancellation.tickets, cancellation.refund.amount)
    _write(cancellation, part)
    count("TicketsCancelled", len(cancellation.lines))
    return _shown(bookings.find_to_change(caller, booking_id), part)


def _still_good(booking: Booking, wished: Sequence[str]) -> list[str]:
    """Return the tickets that a quote was asked for without those that were cancelled since.

    Raises:
        Conflict: `already_cancelled`: there are none left.
    """
    good = {place.ticket_id for place in booking.places}
    left = [ticket_id for ticket_id in wished if ticket_id in good]
    if wished and not left:
        raise Conflict("already_cancelled", "These tickets are cancelled already.")
    return left


def _write(cancellation: Cancellation, part: GivenBack) -> None:
    """Write a cancellation with all that belongs to it.

    Raises:
        Overtaken: the booking, a ticket or a payment changed since it was read.
    """
    booking = cancellation.booking
    transaction = Transaction()
    bookings.give_back_into(transaction, booking, part)
    tickets.return_into(transaction, [line.place.ticket_id for line in cancellation.lines])
    refunds = refunds_of(
        cancellation.refund,
        store.paid_for(booking),
        booking,
        cancellation.terms.why,
        part.quote_id,
        part.at,
    )
    refund_store.owe_into(transaction, refunds)
    posting = ledger.cancellation(
        booking.company_id, part.quote_id, cancellation.price, cancellation.refund, part.at
    )
    store.post_into(transaction, posting)
    after = {
        "tickets": [line.place.ticket_id for line in cancellation.lines],
        "whole": not part.tickets,
        "refund": part.refund,
        "currency": booking.currency,
    }
    entry = audit.Entry("booking.cancelled", booking.booking_id, booking.company_id, after=after)
    audit.add_if_staff(transaction, entry)
    if not transaction.happens():
        raise Overtaken


def _shown(booking: Booking, part: GivenBack) -> TicketsCancelled:
    return tickets_cancelled(booking, part, refund_store.caused_by(part.quote_id, booking.paid_by))
