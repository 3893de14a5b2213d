"""Door for operators' commands: the sales of a sample network, and what bookings keep sealed."""

from tms.bookings.hold_seats import hold_seats
from tms.bookings.personal_data import booking_context, ticket_context
from tms.bookings.records import settings
from tms.bookings.waiting_list.people import entry_context
from tms.kernel.privacy.sealed_items import Anew, Document, SealedItems

__all__ = ["SEALED", "SEALED_ENTRIES", "hold_seats"]


def _document(_booking_id: str, document: Document, anew: Anew) -> Document:
    places = [
        [ticket_id, seat, anew(passenger, ticket_context(ticket_id)), *rest]
        for ticket_id, seat, passenger, *rest in document["places"]
    ]
    return {**document, "places": places}


SEALED = SealedItems(
    table=lambda: settings().bookings_table,
    sk="BOOKING",
    context=booking_context,
    attributes=("customer",),
    document=_document,
    counter="resealed",
)
"""The customer, and the passengers in the document. The counter tells a payment that settles meanwhile to
read the booking again, so that no ticket copies a passenger sealed by the former key."""

SEALED_ENTRIES = SealedItems(
    table=lambda: settings().bookings_table,
    sk="WAITING",
    context=entry_context,
    attributes=("people",),
    counter="version",
)
"""The people of entries of the waiting list. The counter tells a change meanwhile to read the entry again."""
