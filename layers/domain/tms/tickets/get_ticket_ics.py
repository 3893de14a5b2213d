"""Use case: give a ticket to a calendar."""

from tms.kernel.access.caller import Caller
from tms.tickets.find_facts import facts_for
from tms.tickets.formats.calendar import ics


def get_ticket_ics(caller: Caller, ticket_id: str) -> str:
    """Return a ticket that the caller may see as an iCalendar event; that of a void ticket is cancelled.

    Raises:
        NotFound: `ticket_not_found`; also if the caller may not see the ticket.
    """
    return ics(facts_for(caller, ticket_id))
