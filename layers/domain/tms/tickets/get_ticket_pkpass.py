"""Use case: give a ticket to Apple Wallet."""

from tms.kernel.access.caller import Caller
from tms.tickets.apple_wallet import pass_certificate
from tms.tickets.find_facts import facts_for
from tms.tickets.formats.apple_pass import pkpass
from tms.tickets.formats.facts import require_valid


def get_ticket_pkpass(caller: Caller, ticket_id: str) -> bytes:
    """Return a ticket that the caller may see as a signed pass.

    Raises:
        NotFound: `ticket_not_found`; also if the caller may not see the ticket. `apple_wallet_not_offered`.
        Conflict: `ticket_void`.
    """
    facts = require_valid(facts_for(caller, ticket_id))
    return pkpass(facts, pass_certificate())
