"""The records of the waiting list, in the bookings table. Only stores use them."""

from dataclasses import astuple
from datetime import datetime
from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute

from tms.bookings.over_lists import list_of
from tms.bookings.records import CompactAttribute, InBookings
from tms.bookings.waiting_list.entry import OPEN, Entry, EntryStatus, Kind, Offer, Wish
from tms.bookings.waiting_list.line import Waiter

LINE = "SALE_LINE"
"""How the sort key of a place in line begins: between those of the sale and of the seats, by one query."""


class EntryRecord(InBookings):
    """`WAITING#<id>` / `WAITING`. The people are sealed. `over` and `over_at` list it, see `over_lists`."""

    owner = UnicodeAttribute()
    company_id = UnicodeAttribute()
    people = UnicodeAttribute(null=True)
    status = UnicodeAttribute()
    version = NumberAttribute()
    over = UnicodeAttribute()
    over_at = NumberAttribute()
    document: JSONAttribute = CompactAttribute()


class PlaceInLine(InBookings):
    """`TRIP#<id>` / `SALE_LINE#<joined, ms>#<entry>`: an entry that waits for seats of the trip."""

    owner = UnicodeAttribute()
    origin_id = UnicodeAttribute()
    destination_id = UnicodeAttribute()
    seats = NumberAttribute()


class OfferedRecord(InBookings):
    """`BOOKING#<id>` / `OFFERED`: the booking was made for an entry."""

    entry_id = UnicodeAttribute()


class ListedRecord(InBookings):
    """`OWNER#<account>` / `WAITING#<joined, ms>#<id>`: this account made that entry."""


def record_of(entry: Entry) -> EntryRecord:
    """Return the record that keeps `entry`, in the list of its kind."""
    kind = Kind.OPEN if entry.status in OPEN else Kind.OVER
    wishes = [[*astuple(wish)] for wish in entry.wishes]
    for written, wish in zip(wishes, entry.wishes, strict=True):
        written[_DEPARTURE] = wish.departure_at.isoformat()
    return EntryRecord(
        pk=f"WAITING#{entry.entry_id}",
        sk="WAITING",
        owner=entry.owner,
        company_id=entry.company_id,
        people=entry.people,
        status=entry.status.value,
        version=entry.version,
        over=list_of(entry.entry_id, kind),
        over_at=entry.over_at,
        document={
            "is_listed": entry.is_listed,
            "wishes": wishes,
            "categories": list(entry.categories),
            "language": entry.language,
            "joined_ms": entry.joined_ms,
            "offers": entry.offers,
            "offer": list(astuple(entry.offer)) if entry.offer else None,
        },
    )


def entry_of(record: EntryRecord) -> Entry:
    """Return the entry that `record` keeps."""
    document: dict[str, Any] = dict(record.document)
    wishes = document.pop("wishes")
    for written in wishes:
        written[_DEPARTURE] = datetime.fromisoformat(written[_DEPARTURE])
    offer = document.pop("offer")
    return Entry(
        entry_id=record.pk.removeprefix("WAITING#"),
        owner=record.owner,
        people=record.people,
        status=EntryStatus(record.status),
        version=int(record.version),
        over_at=int(record.over_at),
        wishes=tuple(Wish(*each) for each in wishes),
        offer=Offer(*offer) if offer else None,
        **document,
    )


def places_in_line(entry: Entry) -> dict[str, PlaceInLine]:
    """Return an entry's places in the lines of its trips, by trip; it has some while it waits."""
    if entry.status is not EntryStatus.WAITING:
        return {}
    return {
        wish.trip_id: place_key(
            wish.trip_id,
            entry.joined_ms,
            entry.entry_id,
            owner=entry.owner,
            origin_id=wish.origin_id,
            destination_id=wish.destination_id,
            seats=len(entry.categories),
        )
        for wish in entry.wishes
    }


def place_key(trip_id: str, joined_ms: int, entry_id: str, **attributes: Any) -> PlaceInLine:
    """Return a place in the line of a trip: its key, with any attributes."""
    return PlaceInLine(f"TRIP#{trip_id}", f"{LINE}#{joined_ms:013}#{entry_id}", **attributes)


def listed(entry: Entry) -> ListedRecord:
    """Return the record by which an entry is listed under its account."""
    return ListedRecord(f"OWNER#{entry.owner}", f"WAITING#{entry.joined_ms:013}#{entry.entry_id}")


def waiter_of(record: PlaceInLine) -> Waiter:
    """Return the place in line that `record` keeps."""
    _, joined, entry_id = record.sk.split("#")
    return Waiter(
        entry_id, record.owner, int(joined), record.origin_id, record.destination_id, int(record.seats)
    )


_DEPARTURE = list(Wish.__dataclass_fields__).index("departure_at")
