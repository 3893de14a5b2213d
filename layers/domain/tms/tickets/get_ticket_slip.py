"""Use case: print a ticket on a roll of 58 or 80 mm."""

from tms.kernel.access.caller import Caller
from tms.tickets.find_facts import facts_for
from tms.tickets.formats.facts import require_valid
from tms.tickets.formats.slip import html


def get_ticket_slip(caller: Caller, ticket_id: str, roll: int) -> str:
    """Return a ticket that the caller may see as a slip of HTML.

    Args:
        roll: the width of the paper in millimetres, 58 or 80.

    Raises:
        NotFound: `ticket_not_found`; also if the caller may not see the ticket.
        Conflict: `ticket_void`.
    """
    return html(require_valid(facts_for(caller, ticket_id)), roll)
