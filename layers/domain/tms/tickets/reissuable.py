"""Whether another passenger may take over a ticket, pure."""

from tms.kernel.errors import Conflict
from tms.tickets.ticket import Ticket, TicketStatus

MOST_REISSUES = 3
"""How often a ticket may get another passenger, one after the other."""


def require_reissuable(ticket: Ticket, late_s: int | None, now: int) -> None:
    """Refuse a ticket that no other passenger may take over at an epoch second.

    Args:
        late_s: how late the bus is where the passenger boards; None if the trip was cancelled.

    Raises:
        Conflict: `ticket_void`, `already_boarded`, `trip_cancelled`, `trip_departed`, `reissued_often`.
    """
    if ticket.status is TicketStatus.VOID:
        raise Conflict("ticket_void", "This ticket is void. It was cancelled, or exchanged for another one.")
    if ticket.status is TicketStatus.BOARDED:
        raise Conflict("already_boarded", "A passenger has boarded with this ticket.")
    if late_s is None:
        raise Conflict("trip_cancelled", "The company cancelled this trip. The money goes back by itself.")
    if now >= int(ticket.departure_at.timestamp()) + late_s:
        raise Conflict("trip_departed", "This bus has left. Its tickets can be changed no more.")
    if ticket.reissued >= MOST_REISSUES:
        told = f"This ticket had {MOST_REISSUES} other passengers. It can be cancelled or exchanged."
        raise Conflict("reissued_often", told)
