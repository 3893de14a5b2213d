"""The tickets table: tickets, and every scan of them, with what a scan says of its trip."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from pynamodb.expressions.condition import Condition

from tms.kernel.money import Money
from tms.kernel.queries import read_partition
from tms.kernel.store import Record, Transaction, save_new, write_if
from tms.tickets.conflict_store import conflict_into
from tms.tickets.records import ScanRecord, TicketRecord
from tms.tickets.scan import Conflict, Scan
from tms.tickets.ticket import Ticket, TicketStatus
from tms.tickets.verdict import Boarding

_COPIED = (
    "company",
    "route_id",
    "service_date",
    "seat",
    "passenger",
    "start",
    "stop",
    "origin_id",
    "origin",
    "destination_id",
    "destination",
    "valid_until",
)
"""The fields of a ticket that its document holds unchanged."""

TICKET = "ticket "
"""How the label of a ticket's write begins in a transaction."""


def issue_into(transaction: Transaction, tickets: Iterable[Ticket]) -> None:
    """Add to `transaction` that the tickets exist."""
    for ticket in tickets:
        transaction.put(TICKET + ticket.ticket_id, _record(ticket), Record.pk.does_not_exist())


def reissue_into(transaction: Transaction, old: Ticket, new: Ticket, to: str | None, at: int) -> None:
    """Add to `transaction` that a ticket takes the place of an old one, which is void and names nobody.

    Args:
        to: who is sent the new ticket, see `TicketResendAsked`; None for nobody.
        at: epoch seconds.

    Raises (at the commit):
        ConditionFailed: `TICKET` + id, a passenger boarded with the old ticket, or it is void.
    """
    bare = _record(replace(old, passenger=None))
    transaction.update(
        TICKET + old.ticket_id,
        TicketRecord(bare.pk, bare.sk),
        [
            TicketRecord.status.set(TicketStatus.VOID.value),
            TicketRecord.document.set(bare.document),
            TicketRecord.erased_at.set(at),
        ],
        TicketRecord.status == TicketStatus.ISSUED.value,
    )
    record = _record(new)
    if to is not None:
        record.resend_to, record.resend_at = to, at
    transaction.put(TICKET + new.ticket_id, record, Record.pk.does_not_exist())


def reseat_into(transaction: Transaction, seats: Mapping[str, str]) -> None:
    """Add to `transaction` that tickets have other seats, in whatever state they are.

    Args:
        seats: the new seat by the ticket's id.

    Raises (at the commit):
        ConditionFailed: a ticket is not there, or its seat changed since it was read.
    """
    keys = [(f"TICKET#{ticket_id}", "TICKET") for ticket_id in seats]
    found = {record.pk: _ticket(record) for record in TicketRecord.batch_get(keys, consistent_read=True)}
    for ticket_id, seat in seats.items():
        key = TicketRecord(f"TICKET#{ticket_id}", "TICKET")
        ticket = found.get(key.pk)
        former = [] if ticket is None else [*ticket.former_seats, ticket.seat]
        same: Condition = TicketRecord.former_seats.does_not_exist()
        if ticket is not None and ticket.former_seats:
            same = TicketRecord.seat == ticket.seat
        transaction.update(
            TICKET + ticket_id,
            key,
            [TicketRecord.seat.set(seat), TicketRecord.former_seats.set(former)],
            Record.pk.exists() & same,
        )


def find(ticket_id: str) -> Ticket | None:
    """Return a ticket."""
    try:
        return _ticket(TicketRecord.get(f"TICKET#{ticket_id}", "TICKET", consistent_read=True))
    except TicketRecord.DoesNotExist:
        return None


def by_ids(ticket_ids: Iterable[str]) -> list[Ticket]:
    """Return tickets, as they are now; those that do not exist are left out."""
    keys = [(f"TICKET#{ticket_id}", "TICKET") for ticket_id in sorted(ticket_ids)]
    return [_ticket(record) for record in TicketRecord.batch_get(keys, consistent_read=True)] if keys else []


def find_with_scans(ticket_id: str) -> tuple[Ticket | None, list[Scan]]:
    """Return a ticket and all its scans, by one query."""
    kinds = {"TICKET": TicketRecord, "SCAN": ScanRecord}
    records = read_partition(kinds, f"TICKET#{ticket_id}", consistent=True)
    ticket = next((_ticket(record) for record in records if isinstance(record, TicketRecord)), None)
    return ticket, [_scan(record) for record in records if isinstance(record, ScanRecord)]


def board(ticket_id: str, scan: Scan, transaction: Transaction | None = None) -> bool:
    """Board a ticket by a scan and write the scan down; False if another scan boarded the ticket before.

    Args:
        transaction: other writes that happen with it.
    """
    if transaction is None:
        transaction = Transaction()
    transaction.update(
        TICKET + ticket_id,
        TicketRecord(f"TICKET#{ticket_id}", "TICKET"),
        [
            TicketRecord.status.set(TicketStatus.BOARDED.value),
            TicketRecord.boarded_nonce.set(scan.nonce),
            TicketRecord.boarded_at.set(scan.scanned_at),
            TicketRecord.boarded_by.set(scan.scanned_by),
        ],
        TicketRecord.status == TicketStatus.ISSUED.value,
    )
    transaction.put("scan", _scan_record(ticket_id, scan), Record.pk.does_not_exist())
    return transaction.happens()


def void_into(transaction: Transaction, ticket_ids: Iterable[str], *of: TicketStatus) -> None:
    """Add to `transaction` that tickets are void; who boarded with them stays on record.

    Args:
        of: the states in which they may be: issued or boarded, if none is given.

    Raises (at the commit):
        ConditionFailed: `TICKET` + id, there is no such ticket, or it is in another state.
    """
    states = of or (TicketStatus.ISSUED, TicketStatus.BOARDED)
    for ticket_id in ticket_ids:
        transaction.update(
            TICKET + ticket_id,
            TicketRecord(f"TICKET#{ticket_id}", "TICKET"),
            [TicketRecord.status.set(TicketStatus.VOID.value)],
            TicketRecord.status.is_in(*(state.value for state in states)),
        )


def erase(ticket: Ticket, at: int) -> bool:
    """Take the passenger out of a ticket; False if that was done before.

    The rest of the document is written as it was read, since nothing else ever changes it.
    """
    bare = _record(replace(ticket, passenger=None))
    key = TicketRecord(bare.pk, bare.sk)
    return write_if(
        lambda: key.update(
            actions=[TicketRecord.document.set(bare.document), TicketRecord.erased_at.set(at)],
            condition=Record.pk.exists() & TicketRecord.erased_at.does_not_exist(),
        )
    )


def ask_to_resend(ticket_id: str, to: str, at: int) -> None:
    """Write down that a ticket is to be sent again; the table's stream tells those that send it.

    Args:
        to: see `TicketResendAsked`.
        at: epoch seconds.
    """
    key = TicketRecord(f"TICKET#{ticket_id}", "TICKET")
    write_if(
        lambda: key.update(
            actions=[TicketRecord.resend_to.set(to), TicketRecord.resend_at.set(at)],
            condition=Record.pk.exists(),
        )
    )


def keep_scan(ticket_id: str, scan: Scan) -> bool:
    """Write down a scan that boarded nobody; False if a scan with its nonce is on record."""
    return save_new(_scan_record(ticket_id, scan))


def keep_conflict(conflict: Conflict, scan: Scan) -> bool:
    """Write down a scan that boarded nobody by our books, though the device let somebody in.

    Returns:
        False if a scan of the ticket with its nonce is on record. What was no ticket of ours has no record
        that it could be kept with; the conflict alone is kept.
    """
    transaction = Transaction()
    conflict_into(transaction, conflict)
    if conflict.ticket_id is not None:
        transaction.put("scan", _scan_record(conflict.ticket_id, scan), Record.pk.does_not_exist())
    return transaction.happens()


def _scan_record(ticket_id: str, scan: Scan) -> ScanRecord:
    return ScanRecord(
        pk=f"TICKET#{ticket_id}",
        sk=f"SCAN#{scan.trip_id}#{scan.nonce}",
        verdict=scan.verdict,
        scanned_at=scan.scanned_at,
        received_at=scan.received_at,
        scanned_by=scan.scanned_by,
        boarding=scan.boarding and [scan.boarding.nonce, scan.boarding.scanned_at, scan.boarding.scanned_by],
        claimed_at=scan.claimed_at,
        device=scan.device,
        let_in=scan.let_in or None,
        travelled=scan.travelled or None,
        flags=[flag.value for flag in scan.flags] or None,
    )


def _scan(record: ScanRecord) -> Scan:
    _, trip_id, nonce = record.sk.split("#", 2)
    return Scan(
        trip_id=trip_id,
        nonce=nonce,
        verdict=record.verdict,
        scanned_at=int(record.scanned_at),
        received_at=int(record.received_at),
        scanned_by=record.scanned_by,
        boarding=Boarding(*record.boarding) if record.boarding else None,
        claimed_at=record.claimed_at,
        device=record.device,
        let_in=bool(record.let_in),
        travelled=bool(record.travelled),
    )


def _record(ticket: Ticket) -> TicketRecord:
    document: dict[str, Any] = {name: getattr(ticket, name) for name in _COPIED}
    return TicketRecord(
        pk=f"TICKET#{ticket.ticket_id}",
        sk="TICKET",
        status=ticket.status.value,
        booking_id=ticket.booking_id,
        trip_id=ticket.trip_id,
        company_id=ticket.company_id,
        owner=ticket.owner,
        document={
            **({"lap_child": ticket.lap_child} if ticket.lap_child else {}),
            **({"luggage": ticket.luggage} if ticket.luggage else {}),
            **document,
            "departure_at": ticket.departure_at.isoformat(),
            "arrival_at": ticket.arrival_at.isoformat(),
            "price": [ticket.price.amount, ticket.price.currency],
            **({"reissued": ticket.reissued} if ticket.reissued else {}),
        },
    )


def _ticket(record: TicketRecord) -> Ticket:
    document = dict(record.document)
    if record.seat:
        document["seat"] = record.seat
    boarding = None
    if record.boarded_nonce:
        boarding = Boarding(record.boarded_nonce, int(record.boarded_at), record.boarded_by)
    return Ticket(
        ticket_id=record.pk.removeprefix("TICKET#"),
        booking_id=record.booking_id,
        trip_id=record.trip_id,
        company_id=record.company_id,
        owner=record.owner,
        status=TicketStatus(record.status),
        boarding=boarding,
        former_seats=tuple(record.former_seats or ()),
        code=record.code,
        departure_at=datetime.fromisoformat(document.pop("departure_at")),
        arrival_at=datetime.fromisoformat(document.pop("arrival_at")),
        price=Money(*document.pop("price")),
        **document,
    )
