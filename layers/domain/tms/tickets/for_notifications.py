"""Use case that notifications has of tickets: their codes as pictures."""

from tms.bookings.booking import Booking
from tms.tickets import qr
from tms.tickets.keyrings import keyring
from tms.tickets.ticket import tickets_of
from tms.tickets.token import issue


def codes(booking: Booking) -> dict[str, bytes]:
    """Return the QR code of each of a paid booking's tickets as PNG, by a file name with the seat in it."""
    keys = keyring()
    return {f"ticket-{ticket.seat}.png": qr.png(issue(ticket.claims, keys)) for ticket in tickets_of(booking)}
