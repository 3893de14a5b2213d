"""Whether a booking may be changed, and on which terms: it is paid, and no passenger has boarded."""

from collections.abc import Iterable

from tms.bookings.booking import Booking, BookingStatus
from tms.kernel.errors import Conflict
from tms.payments.cancellation import Departed, Terms, terms
from tms.payments.exchange import MOST_EXCHANGES, MOST_PASSENGERS
from tms.tickets import for_payments as tickets


def require_paid(booking: Booking) -> None:
    """Refuse a booking that has no good tickets.

    Raises:
        Conflict: `not_paid`, `booking_cancelled`, `booking_exchanged`.
    """
    if booking.status is BookingStatus.CANCELLED:
        raise Conflict("booking_cancelled", "This booking is cancelled.")
    if booking.status is BookingStatus.EXCHANGED:
        raise Conflict("booking_exchanged", "This booking was exchanged for another one.")
    if booking.status is not BookingStatus.CONFIRMED:
        raise Conflict("not_paid", "This booking is not paid, so that there is nothing to give back.")


def terms_now(booking: Booking, late_s: int | None, now: int, broken_s: int | None = None) -> Terms:
    """Return how much a change of a booking gives back at an epoch second.

    Args:
        late_s: how late the bus is where the passengers board; None if the trip was cancelled.
        broken_s: see `broken_journey`.

    Raises:
        Conflict: `trip_cancelled`, `trip_departed`; and as `require_paid`.
    """
    require_paid(booking)
    if late_s is None:
        raise Conflict("trip_cancelled", "The company cancelled this trip. The money goes back by itself.")
    try:
        return terms(booking, late_s, now, broken_s)
    except Departed:
        raise Conflict("trip_departed", "This bus has left. Its tickets can be changed no more.") from None


def require_exchangeable(booking: Booking) -> None:
    """Refuse a paid booking that was exchanged too often, or is too large for one transaction.

    Raises:
        Conflict: `too_many_to_exchange`, `exchanged_often`.
    """
    if len(booking.places) > MOST_PASSENGERS:
        told = (
            f"A booking of more than {MOST_PASSENGERS} tickets cannot be exchanged. Cancel it and book anew."
        )
        raise Conflict("too_many_to_exchange", told)
    if booking.exchange is not None and booking.exchange.number >= MOST_EXCHANGES:
        told = f"This booking was exchanged {MOST_EXCHANGES} times. It can be cancelled."
        raise Conflict("exchanged_often", told)


def require_not_boarded(ticket_ids: Iterable[str]) -> None:
    """Refuse tickets with which passengers have boarded.

    Raises:
        Conflict: `already_boarded`, with the `ticket_ids`.
    """
    boarded = tickets.boarded(ticket_ids)
    if boarded:
        told = (
            "A passenger has boarded with this ticket."
            if len(boarded) == 1
            else ("Passengers have boarded with these tickets.")
        )
        raise Conflict("already_boarded", told, ticket_ids=boarded)
