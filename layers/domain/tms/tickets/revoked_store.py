"""The lists of void tickets in the tickets table, one for each trip, for scanners without a network.

A ticket is put on it behind the change that made it void, by the table's stream: the transactions that cancel
a booking of 45 passengers have no room left.
"""

from tms.kernel.queries import read_partition
from tms.tickets.records import RevokedRecord

KEPT_SECONDS = 400 * 24 * 3600
"""How long a ticket stays on the list: longer than it would be valid, as trips are planned a year ahead."""


def revoke(trip_id: str, ticket_id: str, at: int) -> None:
    """Put a ticket on the list of its trip; it may be there already.

    Args:
        at: when it became void, epoch seconds.
    """
    RevokedRecord(f"TRIP#{trip_id}", f"VOID#{ticket_id}", at=at, expires=at + KEPT_SECONDS).save()


def revoked(trip_id: str) -> list[str]:
    """Return the ids of the void tickets of a trip, in their order."""
    records = read_partition({"VOID": RevokedRecord}, f"TRIP#{trip_id}", consistent=True)
    return [record.sk.removeprefix("VOID#") for record in records]
