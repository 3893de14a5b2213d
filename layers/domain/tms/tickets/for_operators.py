"""Door for operators' commands: what tickets keep sealed."""

from tms.bookings.for_tickets.people import ticket_context
from tms.kernel.privacy.sealed_items import Anew, Document, SealedItems
from tms.tickets.for_trips import attendance
from tms.tickets.store import settings

__all__ = ["SEALED", "attendance"]


def _document(ticket_id: str, document: Document, anew: Anew) -> Document:
    return {**document, "passenger": anew(document["passenger"], ticket_context(ticket_id))}


SEALED = SealedItems(
    table=lambda: settings().tickets_table, sk="TICKET", context=ticket_context, document=_document
)
