"""The conflicts of scans in the tickets table, in the partition of their trip."""

from tms.kernel.queries import read_partition
from tms.kernel.store import Transaction
from tms.tickets.records import ConflictRecord
from tms.tickets.scan import Conflict, DeviceScan

KEPT_SECONDS = 90 * 24 * 3600
"""How long a conflict is kept."""


def conflict_into(transaction: Transaction, conflict: Conflict) -> None:
    """Add to `transaction` that a device let somebody in whom the platform would not."""
    made, earlier = conflict.scan, conflict.earlier
    record = ConflictRecord(
        pk=f"TRIP#{conflict.trip_id}",
        sk=f"CONFLICT#{conflict.ticket_id or '-'}#{made.nonce}",
        verdict=conflict.verdict,
        seat=conflict.seat,
        scanned_at=made.scanned_at,
        scanned_by=made.scanned_by,
        device=made.device,
        earlier=earlier and [earlier.nonce, earlier.scanned_at, earlier.scanned_by, earlier.device],
        expires=made.scanned_at + KEPT_SECONDS,
    )
    transaction.put("conflict", record)


def conflicts_of(trip_id: str) -> list[Conflict]:
    """Return the conflicts of a trip's scans, the earliest scan first."""
    records = read_partition({"CONFLICT": ConflictRecord}, f"TRIP#{trip_id}", consistent=True)
    found = [_conflict(trip_id, record) for record in records if isinstance(record, ConflictRecord)]
    return sorted(found, key=lambda each: each.scan.scanned_at)


def _conflict(trip_id: str, record: ConflictRecord) -> Conflict:
    _, ticket_id, nonce = record.sk.split("#", 2)
    return Conflict(
        trip_id=trip_id,
        ticket_id=None if ticket_id == "-" else ticket_id,
        seat=record.seat,
        verdict=record.verdict,
        scan=DeviceScan(nonce, int(record.scanned_at), record.scanned_by, record.device),
        earlier=DeviceScan(*record.earlier) if record.earlier else None,
    )
