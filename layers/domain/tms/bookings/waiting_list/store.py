"""The waiting list in the bookings table; each write of an entry asks that it is as it was read."""

from collections.abc import Iterator

from pynamodb.expressions.condition import Condition

from tms.bookings import sale_store
from tms.bookings.over_lists import lists
from tms.bookings.records import OVER
from tms.bookings.sale import Sale
from tms.bookings.seats import Seat
from tms.bookings.waiting_list.entry import Entry, Kind
from tms.bookings.waiting_list.line import Waiter
from tms.bookings.waiting_list.records import (
    LINE,
    EntryRecord,
    ListedRecord,
    OfferedRecord,
    PlaceInLine,
    entry_of,
    listed,
    place_key,
    places_in_line,
    record_of,
    waiter_of,
)
from tms.kernel.queries import Listed, in_index, page, read_partition
from tms.kernel.store import Record, Transaction

ENTRY = "entry"
"""The label of an entry's write in a transaction."""


def find(entry_id: str) -> Entry | None:
    """Return an entry, as it was last written."""
    try:
        return entry_of(EntryRecord.get(f"WAITING#{entry_id}", "WAITING", consistent_read=True))
    except EntryRecord.DoesNotExist:
        return None


def write_into(transaction: Transaction, entry: Entry, before: Entry | None = None) -> None:
    """Add to `transaction` an entry with its places in line.

    Args:
        before: as it was read; None for a new one.

    Raises (at the commit):
        ConditionFailed: `ENTRY`: it was written since it was read, or there is one already.
    """
    transaction.put(ENTRY, record_of(entry), _as_read(before))
    if before is None and entry.is_listed:
        transaction.put("listed", listed(entry))
    had, has = places_in_line(before) if before else {}, places_in_line(entry)
    for trip_id in had.keys() - has.keys():
        transaction.delete(f"line {trip_id}", had[trip_id])
    for trip_id in has.keys() - had.keys():
        transaction.put(f"line {trip_id}", has[trip_id])


def write(entry: Entry, before: Entry) -> bool:
    """Write an entry if it is as it was read; see `write_into`."""
    transaction = Transaction()
    write_into(transaction, entry, before)
    return transaction.happens()


def offer_into(transaction: Transaction, entry: Entry, booking_id: str) -> None:
    """Add to `transaction` that a booking was made for an entry."""
    transaction.put("offered", OfferedRecord(f"BOOKING#{booking_id}", "OFFERED", entry_id=entry.entry_id))


def offered_to(booking_id: str) -> str | None:
    """Return the id of the entry that a booking was made for; None for any other booking."""
    try:
        return OfferedRecord.get(f"BOOKING#{booking_id}", "OFFERED", consistent_read=True).entry_id
    except OfferedRecord.DoesNotExist:
        return None


def line_of(trip_id: str) -> list[Waiter]:
    """Return those that wait for seats of a trip, the first one first."""
    return _waiters(read_partition({LINE: PlaceInLine}, f"TRIP#{trip_id}", consistent=True))


def sale_with_line(trip_id: str, *, consistent: bool = False) -> tuple[Sale, list[Seat], list[Waiter]] | None:
    """Return a trip's sale, seats and line, by one query; None if the trip is not on sale."""
    found = sale_store.find_with({LINE: PlaceInLine}, trip_id, consistent=consistent)
    return None if found is None else (found[0], found[1], _waiters(found[2]))


def owned_by(account_id: str, limit: int, behind: str | None = None) -> tuple[list[str], str | None]:
    """Return a page of the ids of an account's entries, the newest first, and the key of the next page.

    Args:
        behind: the key behind which the page begins; None for the first page.
    """
    of = Listed(f"OWNER#{account_id}", ("WAITING#", "WAITING$"), newest_first=True, consistent=True)
    found = page(ListedRecord, of, limit=limit, behind=behind)
    return [record.sk.rpartition("#")[2] for record in found.records], found.following


def by_ids(entry_ids: list[str]) -> list[Entry]:
    """Return entries in the order of their ids; unknown ones are left out."""
    keys = [(f"WAITING#{entry_id}", "WAITING") for entry_id in sorted(entry_ids)]
    read = map(entry_of, EntryRecord.batch_get(keys, consistent_read=True)) if keys else ()
    entries = {each.entry_id: each for each in read}
    return [entries[entry_id] for entry_id in entry_ids if entry_id in entries]


def due(kind: Kind, until: int) -> Iterator[str]:
    """Yield the ids of the entries of a kind whose time was over at `until` (epoch seconds).

    An index follows its table within moments, so one that was just written may come once more.
    """
    for name in lists(kind):
        for record in in_index(EntryRecord, OVER, name, EntryRecord.over_at <= until):
            yield record.pk.removeprefix("WAITING#")


def erase(entry: Entry) -> bool:
    """Delete an entry that is over, with all that points to it; False if it was written since it was read."""
    transaction = Transaction()
    transaction.delete(ENTRY, record_of(entry), _as_read(entry))
    if entry.is_listed:
        transaction.delete("listed", listed(entry))
    for booking_id in map(entry.offer_id, range(entry.offers)):
        transaction.delete(f"offered {booking_id}", OfferedRecord(f"BOOKING#{booking_id}", "OFFERED"))
    return transaction.happens()


def leave_line(trip_id: str, waiter: Waiter, entry: Entry | None) -> None:
    """Take a place out of a line whose entry does not wait any more; nothing happens if it waits again.

    Args:
        entry: as it was read; None if there is none.
    """
    transaction = Transaction()
    transaction.delete(f"line {trip_id}", place_key(trip_id, waiter.joined_ms, waiter.entry_id))
    transaction.check(ENTRY, EntryRecord(f"WAITING#{waiter.entry_id}", "WAITING"), _as_read(entry))
    transaction.happens()


def _as_read(entry: Entry | None) -> Condition:
    """Ask that an entry is as it was read; None, that there is none."""
    if entry is None:
        return Record.pk.does_not_exist()
    same: Condition = EntryRecord.version == entry.version
    return same


def _waiters(records: list[Record]) -> list[Waiter]:
    return [waiter_of(record) for record in records if isinstance(record, PlaceInLine)]
