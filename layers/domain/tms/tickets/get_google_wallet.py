"""Use case: give a ticket to Google Wallet."""

from tms.kernel.access.caller import Caller
from tms.tickets.find_facts import facts_for
from tms.tickets.formats.facts import require_valid
from tms.tickets.formats.google_wallet import save_link
from tms.tickets.google_wallet import wallet_account
from tms.tickets.views import WalletLink


def get_google_wallet(caller: Caller, ticket_id: str) -> WalletLink:
    """Return the link that saves a ticket that the caller may see.

    Raises:
        NotFound: `ticket_not_found`; also if the caller may not see the ticket. `google_wallet_not_offered`.
        Conflict: `ticket_void`.
    """
    facts = require_valid(facts_for(caller, ticket_id))
    return WalletLink(save_link(facts, wallet_account()))
