"""Writing down what became of an entry of the waiting list: its offer, or the trips that it waits for."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from tms.bookings.present_entry import as_it_is
from tms.bookings.sale import NoSuchStretch
from tms.bookings.waiting_list import store
from tms.bookings.waiting_list.entry import OPEN, Entry, EntryStatus, Wish
from tms.kernel.clock import epoch
from tms.kernel.overtaken import Overtaken, until_settled


def settle_offer(booking_id: str) -> None:
    """Write down what became of an offer, given its booking; nothing happens for other bookings."""
    entry_id = store.offered_to(booking_id)
    if entry_id is not None:
        settle_entry(entry_id)


def settle_entry(entry_id: str) -> None:
    """Write down what became of an entry: of its offer, or of the trips whose sales have ended."""
    until_settled(partial(_settle, entry_id))


def strike_out(trip_id: str) -> None:
    """Take a trip that was cancelled off all entries in its line; those that name no other one are over."""
    for waiter in store.line_of(trip_id):
        until_settled(partial(_strike_out, waiter.entry_id, trip_id))


def _settle(entry_id: str) -> None:
    entry = store.find(entry_id)
    if entry is None or entry.status not in OPEN:
        return
    after = as_it_is(entry) if entry.status is EntryStatus.OFFERED else _with_open_sales(entry)
    if after is not entry and not store.write(after, entry):
        raise Overtaken


def _strike_out(entry_id: str, trip_id: str) -> None:
    entry = store.find(entry_id)
    if entry is None or entry.status is not EntryStatus.WAITING:
        return
    after = entry.without(trip_id, EntryStatus.ENDED, epoch())
    if not store.write(after, entry):
        raise Overtaken


def _with_open_sales(entry: Entry) -> Entry:
    """Return an entry with the trips whose sales go on, as they are planned now."""
    now = epoch()
    if entry.over_at > now:
        return entry
    left = [wish for wish in _as_sold(entry) if wish.closes_at > now]
    return entry.waits_for(left) if left else entry.over(EntryStatus.ENDED, now)


def _as_sold(entry: Entry) -> Iterator[Wish]:
    """Yield the trips of an entry that are on sale, with the ends of their sales as they are now."""
    for wish in entry.wishes:
        found = store.sale_with_line(wish.trip_id, consistent=True)
        if found is None:
            continue
        sale, seats, _ = found
        try:
            start = sale.legs(wish.origin_id, wish.destination_id).start
        except NoSuchStretch:
            continue
        closes_at = max((seat.closes[start] for seat in seats), default=0)
        yield replace(wish, closes_at=closes_at, departure_at=sale.stops[start].departure_at)
