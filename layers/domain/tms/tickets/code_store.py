"""The short codes in the tickets table: each belongs to one ticket, and each ticket gets one.

A ticket gets its code behind its issue, since a booking of 45 passengers fills the transaction that issues
its tickets. Whatever needs the code first makes it: the stream of the table, or the message that carries it.
"""

from collections.abc import Iterable

from tms.kernel.store import ConditionFailed, Transaction
from tms.tickets import store
from tms.tickets.codes import new_code
from tms.tickets.records import CodeRecord, TicketRecord
from tms.tickets.store import TICKET
from tms.tickets.ticket import Ticket

KEPT_SECONDS = 90 * 24 * 3600
"""How long a code is kept for its ticket after the ticket's validity, at least; then another may have it."""

MOST_TRIES = 5


def find_by_code(code: str) -> Ticket | None:
    """Return the ticket with this code."""
    try:
        record = CodeRecord.get(f"CODE#{code}", "CODE", consistent_read=True)
    except CodeRecord.DoesNotExist:
        return None
    found = store.find(record.ticket_id)
    return found if found is not None and found.code == code else None


def codes_of(ticket_ids: Iterable[str]) -> dict[str, str]:
    """Return the code of each of these tickets that exists, by its id; one without a code gets it."""
    return {ticket.ticket_id: ticket.code or claim(ticket) for ticket in store.by_ids(ticket_ids)}


def claim(ticket: Ticket) -> str:
    """Give a ticket its code, unless it got one meanwhile; return the code.

    Raises:
        LookupError: the ticket is gone, or chance gave codes that others have, time and again.
    """
    for _ in range(MOST_TRIES):
        code = new_code()
        try:
            _claiming(ticket, code).commit()
        except ConditionFailed:
            now = store.find(ticket.ticket_id)
            if now is not None and now.code is not None:
                return now.code
        else:
            return code
    raise LookupError(f"no code for {ticket.ticket_id}")


def _claiming(ticket: Ticket, code: str) -> Transaction:
    transaction = Transaction()
    record = CodeRecord(
        f"CODE#{code}", "CODE", ticket_id=ticket.ticket_id, expires=ticket.valid_until + KEPT_SECONDS
    )
    transaction.put("code", record, CodeRecord.pk.does_not_exist())
    key = TicketRecord(f"TICKET#{ticket.ticket_id}", "TICKET")
    without = TicketRecord.pk.exists() & TicketRecord.code.does_not_exist()
    transaction.update(TICKET + ticket.ticket_id, key, [TicketRecord.code.set(code)], without)
    return transaction
