"""Door for operators' commands: the tickets of sample trips, their scans, and what tickets keep sealed."""

from tms.bookings.for_tickets.people import ticket_context
from tms.bookings.for_tickets.sold import sold_places
from tms.kernel.privacy.sealed_items import Anew, Document, SealedItems
from tms.tickets.for_trips import attendance
from tms.tickets.keyring import token_of
from tms.tickets.records import settings
from tms.tickets.scan_ticket import scan_ticket
from tms.tickets.store import by_ids
from tms.tickets.ticket import Ticket, TicketStatus

__all__ = ["SEALED", "attendance", "scan_ticket", "to_board", "token_of"]


def to_board(trip_id: str, stop: int) -> list[Ticket]:
    """Return the tickets of a trip from a stop, counted from 0, whose passengers have not boarded."""
    tickets = by_ids(sold_places(trip_id))
    return [each for each in tickets if each.start == stop and each.status is TicketStatus.ISSUED]


def _document(ticket_id: str, document: Document, anew: Anew) -> Document:
    return {**document, "passenger": anew(document["passenger"], ticket_context(ticket_id))}


SEALED = SealedItems(
    table=lambda: settings().tickets_table, sk="TICKET", context=ticket_context, document=_document
)
