"""Door for notifications: what a mail holds of a booking's tickets, for people and for their programs."""

from collections.abc import Sequence

from tms.bookings.booking import Booking
from tms.tickets import qr
from tms.tickets.formats.schema_org import reservation, script
from tms.tickets.keyring import token_of
from tms.tickets.ticket import tickets_of


def qr_codes(booking: Booking) -> dict[str, bytes]:
    """Return a PNG of each ticket's QR code, by a file name with the seat in it.

    Args:
        booking: it is paid.
    """
    return {f"ticket-{ticket.seat}.png": qr.png(token_of(ticket)) for ticket in tickets_of(booking)}


def data_for_programs(booking: Booking, names: Sequence[str]) -> str:
    """Return the element of an HTML mail from which programs read the journey.

    Args:
        booking: it is paid.
        names: the names of the passengers, in the order of the booking's places.
    """
    tickets = zip(tickets_of(booking), names, strict=True)
    return script(reservation(ticket, name, token_of(ticket)) for ticket, name in tickets)
