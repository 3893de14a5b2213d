"""Door for notifications: the QR codes of a booking's tickets."""

from tms.bookings.booking import Booking
from tms.tickets import qr
from tms.tickets.keyring import token_of
from tms.tickets.ticket import tickets_of


def qr_codes(booking: Booking) -> dict[str, bytes]:
    """Return a PNG of each ticket's QR code, by a file name with the seat in it.

    Args:
        booking: it is paid.
    """
    return {f"ticket-{ticket.seat}.png": qr.png(token_of(ticket)) for ticket in tickets_of(booking)}
