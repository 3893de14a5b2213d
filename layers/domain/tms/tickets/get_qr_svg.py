"""Use case: draw a ticket's QR code as SVG."""

from tms.kernel.access.caller import Caller
from tms.tickets import qr
from tms.tickets.find_ticket import find_for
from tms.tickets.keyring import token_of


def get_qr_svg(caller: Caller, ticket_id: str) -> str:
    """Return the QR code of a ticket that the caller may see, as text: every gateway passes it on as it is.

    Raises:
        NotFound: `ticket_not_found`; also if the caller may not see the ticket.
    """
    return qr.svg(token_of(find_for(caller, ticket_id))).decode()
