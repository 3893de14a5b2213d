"""Use case: tell what the cancellation of tickets would give back, and offer it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tms.bookings.booking import Booking
from tms.bookings.for_payments import changes as bookings
from tms.kernel.access import quotes
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import Invalid
from tms.payments.broken_journey import broken_s
from tms.payments.cancellation import Cancellation, NoSuchTicket, cancellation_of
from tms.payments.change_views import CancellationQuote, cancellation_quote
from tms.payments.changeable import require_not_boarded, terms_now
from tms.payments.lowered_parts import require_later_given_back
from tms.trips import for_payments as trips

if TYPE_CHECKING:
    from tms.payments.requests import CancellationQuoteRequest


def quote_cancellation(
    caller: Caller, booking_id: str, request: "CancellationQuoteRequest"
) -> CancellationQuote:
    """Return what the cancellation of tickets, or of the whole booking, gives back now.

    The same offer has the same id. It is kept so that `cancel_booking` can make the cancellation of it.

    Raises:
        NotFound: `booking_not_found`.
        Forbidden: `not_allowed`.
        Conflict: `not_paid`, `booking_cancelled`, `booking_exchanged`, `trip_cancelled`, `trip_departed`,
            `already_boarded`, `later_parts_first`.
        Invalid: `no_such_ticket`.
    """
    booking = bookings.find_to_change(caller, booking_id)
    return offer(possible_cancellation(booking, request.ticket_ids or ()))


def offer(cancellation: Cancellation) -> CancellationQuote:
    """Keep a quote for a cancellation, and return it."""
    booking_id = cancellation.booking.booking_id
    quote_id = quotes.quote_id(booking_id, cancellation.offer)
    wish = {"kind": "cancellation", "booking_id": booking_id, "tickets": list(cancellation.tickets)}
    quotes.keep(quote_id, wish, cancellation.terms.until)
    return cancellation_quote(quote_id, cancellation)


def possible_cancellation(booking: Booking, ticket_ids: Sequence[str]) -> Cancellation:
    """Return the cancellation of some tickets of a booking as it is possible now; of all if none is named.

    Raises:
        Conflict, Invalid: see `quote_cancellation`.
    """
    late_s = trips.late_s(booking.trip_id, booking.start)
    parts = bookings.parts_of(booking)
    counted = terms_now(booking, late_s, epoch(), broken_s(booking, parts, late_s))
    try:
        cancellation = cancellation_of(booking, ticket_ids, counted)
    except NoSuchTicket as missing:
        place = list(ticket_ids).index(missing.ticket_id)
        told = f"{missing.ticket_id} is no good ticket of this booking."
        raise Invalid("no_such_ticket", told, f"/ticket_ids/{place}") from None
    require_later_given_back(booking, len(cancellation.lines), parts)
    require_not_boarded(line.place.ticket_id for line in cancellation.lines)
    return cancellation
