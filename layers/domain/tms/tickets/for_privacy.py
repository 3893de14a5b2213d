"""Door for privacy: the erasure of a passenger's name and phone. The ticket stays valid."""

from tms.kernel.clock import epoch
from tms.tickets import store


def erase(ticket_id: str) -> None:
    """Erase the personal data of a ticket, if it was issued. Doing it again changes nothing."""
    ticket = store.find(ticket_id)
    if ticket is not None:
        store.erase(ticket, epoch())
