"""What happened to tickets, told from the changes of their table; pure."""

from collections.abc import Sequence

from tms.kernel.events.batch import Change
from tms.kernel.events.catalogue import Payload, TicketBoarded, TicketIssued, TicketResendAsked, TicketVoid
from tms.kernel.events.cloud_events import CloudEvent, event_of
from tms.tickets.ticket import TicketStatus


def events_of(change: Change) -> Sequence[CloudEvent]:
    """Return the events that follow from one change of the table; none for scans."""
    item = change.new
    if item.get("sk") != "TICKET":
        return []
    ticket_id = item["pk"].removeprefix("TICKET#")
    named = (item["company_id"], ticket_id, item["booking_id"], item["trip_id"])
    data: list[Payload] = []
    if change.became("status", TicketStatus.ISSUED.value):
        data.append(TicketIssued(*named))
    if change.became("status", TicketStatus.BOARDED.value):
        data.append(TicketBoarded(*named))
    if change.became("status", TicketStatus.VOID.value):
        data.append(TicketVoid(*named))
    if "resend_at" in item and item["resend_at"] != change.old.get("resend_at"):
        data.append(TicketResendAsked(*named, to=item["resend_to"]))
    return [event_of(change.id, "tickets", ticket_id, change.at, each) for each in data]
