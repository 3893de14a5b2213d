"""Use case: the personal data of an account's bookings, tickets and payments goes when the account goes.

What the books and the door need stays: amounts, seats, states, ids, the ledger; a ticket's code holds no
name. Any part of it may be done again, or be cut off and begun anew: a booking is found by its account until
everything of it is erased.
"""

from tms.bookings import for_privacy as bookings
from tms.kernel.logging import count
from tms.payments import for_privacy as payments
from tms.tickets import for_privacy as tickets

AT_ONCE = 10
"""Bookings that one call erases: with 45 tickets each a thousand round trips, below the function's 30 s."""

RUNNING_SECONDS = 300
"""After how long to look again at a payment that is pending; most have ended by then."""


def erase_of(account_id: str) -> int:
    """Erase the personal data of an account's bookings.

    Returns:
        Seconds after which to call again, since more is left or a payment is running; 0 when nothing is left.
    """
    erased, running, after = 0, False, None
    while page := bookings.owned_by(account_id, AT_ONCE, after):
        for booking_id in page:
            if erased == AT_ONCE:
                return 1
            if _erase(account_id, booking_id):
                erased += 1
            else:
                running = True
        after = page[-1]
    return RUNNING_SECONDS if running else 0


def _erase(account_id: str, booking_id: str) -> bool:
    """Erase one booking with all that hangs on it; False while a payment for it is pending.

    The booking goes first: from then on tickets are issued without names, and no payment is begun.
    """
    booking = bookings.erase(booking_id)
    if booking is not None:
        for place in booking.places:
            tickets.erase(place.ticket_id)
        pending = [each for each in sorted(booking.payments_begun) if not payments.erase(each)]
        if pending:
            return False
    bookings.disown(account_id, booking_id)
    count("BookingsErased")
    return True
