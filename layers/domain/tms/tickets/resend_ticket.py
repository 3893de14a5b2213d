"""Use case: send a ticket once more to somebody who knows its short code and a phone number of it."""

from typing import TYPE_CHECKING

from tms.kernel.access import throttle
from tms.kernel.access.limit import Limit
from tms.kernel.clock import epoch
from tms.kernel.errors import NotFound, TooManyRequests
from tms.kernel.logging import logger
from tms.tickets import store
from tms.tickets.known_by_code import Known, find_known
from tms.tickets.ticket import TicketStatus
from tms.tickets.views import TicketResent

if TYPE_CHECKING:
    from tms.tickets.requests import ResendRequest

OF_TICKET = Limit("ticket-resent", times=3, seconds=24 * 3600)
"""How often a ticket is sent again: each SMS costs, and reaches somebody who did not ask for it."""


def resend_ticket(request: "ResendRequest") -> TicketResent:
    """Ask for a ticket to be sent again: by SMS to the number that was named, and by mail to the contact.

    The answer is the same whether there is such a ticket or not, and nothing is sent to a number that the
    booking does not have.

    Raises:
        TooManyRequests: `too_many_attempts`, from this network address.
    """
    try:
        known = find_known(request.code, lambda phone: phone == request.phone)
    except NotFound:
        return TicketResent()
    _ask(known)
    return TicketResent()


def _ask(known: Known) -> None:
    ticket = known.ticket
    if ticket.status is TicketStatus.VOID:
        logger.info("a void ticket is not sent again", extra={"ticket_id": ticket.ticket_id})
        return
    try:
        throttle.spend(OF_TICKET, ticket.ticket_id)
    except TooManyRequests:
        logger.info("the ticket was sent again often enough", extra={"ticket_id": ticket.ticket_id})
        return
    store.ask_to_resend(ticket.ticket_id, known.whose, epoch())
