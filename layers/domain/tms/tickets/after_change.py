"""Use case: what is written down behind a change of a ticket, beside the events that tell of it."""

from tms.kernel.events.batch import Change
from tms.tickets import code_store
from tms.tickets.ticket import TicketStatus


def after_change(change: Change) -> None:
    """Give a ticket that was issued its short code. Doing it again changes nothing."""
    if change.new.get("sk") == "TICKET" and change.became("status", TicketStatus.ISSUED.value):
        code_store.codes_of([change.new["pk"].removeprefix("TICKET#")])
