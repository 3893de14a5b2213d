"""Use case: what is written down behind a change of a ticket, beside the events that tell of it."""

from tms.kernel.events.batch import Change
from tms.tickets import code_store, revoked_store
from tms.tickets.ticket import TicketStatus


def after_change(change: Change) -> None:
    """Give a ticket that was issued its short code, and put one that is void on its trip's list of such.

    Doing it again changes nothing.
    """
    item = change.new
    if item.get("sk") != "TICKET":
        return
    ticket_id = item["pk"].removeprefix("TICKET#")
    if change.became("status", TicketStatus.ISSUED.value):
        code_store.codes_of([ticket_id])
    if change.became("status", TicketStatus.VOID.value):
        revoked_store.revoke(item["trip_id"], ticket_id, int(change.at.timestamp()))
