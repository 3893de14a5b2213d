"""Use case: list the caller's tickets."""

from typing import TYPE_CHECKING

from tms.bookings.for_tickets import own as bookings
from tms.kernel.access.caller import Caller
from tms.tickets import store
from tms.tickets.list_views import TicketList, ticket_row

if TYPE_CHECKING:
    from tms.tickets.requests import OwnTicketsQuery


def list_tickets(caller: Caller, query: "OwnTicketsQuery") -> TicketList:
    """Return the tickets of a page of the bookings that the caller's account made, the newest first.

    Raises:
        BadRequest: `bad_cursor`.
    """
    found, following = bookings.own_page(caller, query.limit, query.cursor)
    ids = [place.ticket_id for each in found for place in (*each.places, *each.cancelled)]
    tickets = {ticket.ticket_id: ticket for ticket in store.by_ids(ids)}
    return TicketList([ticket_row(tickets[each]) for each in ids if each in tickets], following)
