"""Whether a booking may be changed: it is paid, and nobody has boarded with the tickets in question."""

from collections.abc import Iterable

from tms.bookings.booking import Booking, BookingStatus
from tms.kernel.errors import Conflict
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
