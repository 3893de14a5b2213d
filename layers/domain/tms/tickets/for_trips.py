"""Door for trips: who boarded; and the seats of tickets follow when a trip gets another bus.

Tickets stand above trips, so a function hands this to the use case that needs it.
"""

from tms.bookings.for_tickets.sold import sold_places
from tms.tickets import store
from tms.tickets.store import reseat_into
from tms.tickets.ticket import TicketStatus
from tms.trips.attendance import Attendance

__all__ = ["attendance", "reseat_into"]


def attendance(trip_id: str) -> Attendance:
    """Return how many tickets of a trip are sold and how many were scanned, as it is now."""
    found = store.by_ids(sold_places(trip_id))
    tickets = [each for each in found if each.trip_id == trip_id and each.status is not TicketStatus.VOID]
    boarded = [each for each in tickets if each.status is TicketStatus.BOARDED]
    at_start = sum(each.start == 0 for each in tickets) - sum(each.start == 0 for each in boarded)
    fares = sum(each.price.amount for each in tickets)
    return Attendance(len(tickets), len(boarded), at_start, fares)
