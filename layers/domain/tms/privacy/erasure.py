"""The erasure of the people of one booking. Amounts, seats, states, ids and the ledger stay.

Each part may be done again, or break off and be begun anew: a booking stays in its list until all is erased.
"""

from tms.bookings.for_privacy import erasure as bookings
from tms.kernel.logging import count
from tms.payments import for_privacy as payments
from tms.tickets import for_privacy as tickets


def erase_people(booking_id: str) -> bool:
    """Erase the people of a booking, its tickets and payments; False while a payment for it is pending.

    The booking goes first: from then on tickets are issued without names, and no payment is begun.
    """
    booking = bookings.erase(booking_id)
    if booking is None:
        return True
    for place in (*booking.places, *booking.cancelled):
        tickets.erase(place.ticket_id)
    pending = [each for each in sorted(booking.payments_begun) if not payments.erase(each)]
    if pending:
        return False
    bookings.unlist(booking_id)
    count("BookingsErased")
    return True
