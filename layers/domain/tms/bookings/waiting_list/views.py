"""The answers of the endpoints of the waiting list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.bookings.booking import Passenger
from tms.bookings.views import StopView
from tms.bookings.waiting_list.entry import OPEN, Entry, EntryStatus, Offer, Wish
from tms.kernel.clock import at, offset_of


@dataclass(frozen=True)
class WaitingTrip:
    """A trip that an entry waits for. `position` is the place in its line, from 1; null if it is in none.

    Example:
        position: 2
        sales_end_at: 2026-11-30T19:40:00+02:00
    """

    trip_id: str
    company: str
    from_: StopView
    to: StopView
    departure_at: datetime
    sales_end_at: datetime
    position: int | None


@dataclass(frozen=True)
class WaitingPerson:
    """A passenger that waits. Name and phone are null once the personal data was erased.

    Example:
        name: Aline Uwase
        category: adult
    """

    name: str | None
    phone: str | None
    category: str


@dataclass(frozen=True)
class WaitingOffer:
    """Seats that are held for an entry: a booking of the same customer, to be paid until its hold ends.

    To decline it, release the hold; the entry waits on for its other trips.

    Example:
        hold_expires_at: 2026-11-30T19:40:00+02:00
    """

    booking_id: str
    trip_id: str
    hold_expires_at: datetime


@dataclass(frozen=True)
class WaitingEntry:
    """An entry of the waiting list. A guest sees it by the Booking-Key that it was made with.

    `WAITING` in line; `OFFERED` seats are held for it; `TAKEN` they were paid; `MISSED` they were not, in
    time; `LEFT` its customer gave up; `ENDED` no trip is left, as sales ended. `offer` is the latest one.

    Example:
        joined_at: 2026-11-30T09:40:00+02:00
        ends_at: 2026-11-30T19:40:00+02:00
        language: en
    """

    entry_id: str
    status: EntryStatus
    joined_at: datetime
    ends_at: datetime | None
    trips: Sequence[WaitingTrip]
    passengers: Sequence[WaitingPerson]
    language: str
    offer: WaitingOffer | None


@dataclass(frozen=True)
class WaitingRow:
    """An entry of the waiting list in a list. GET /waiting-list/{entry_id} shows the rest of it.

    Example:
        joined_at: 2026-11-30T09:40:00+02:00
        trip_ids: ["trp_7G15T0MY4WN8S49P2MT57JJKMH"]
        seats: 2
    """

    entry_id: str
    status: EntryStatus
    joined_at: datetime
    trip_ids: Sequence[str]
    from_: StopView
    to: StopView
    departure_at: datetime
    seats: int
    offer: WaitingOffer | None


@dataclass(frozen=True)
class WaitingEntries:
    """A page of entries of the waiting list, the newest first."""

    items: Sequence[WaitingRow]
    next_cursor: str | None


def entry_view(entry: Entry, passengers: Sequence[Passenger], positions: Mapping[str, int]) -> WaitingEntry:
    """Return the view of an entry.

    Args:
        positions: in the line of each trip in which it is.
    """
    offset = _offset(entry)
    ends = max(wish.closes_at for wish in entry.wishes) if entry.status in OPEN else None
    return WaitingEntry(
        entry_id=entry.entry_id,
        status=entry.status,
        joined_at=_joined(entry),
        ends_at=None if ends is None else at(ends, offset),
        trips=[
            WaitingTrip(
                trip_id=wish.trip_id,
                company=wish.company,
                from_=_origin(wish),
                to=_destination(wish),
                departure_at=wish.departure_at,
                sales_end_at=at(wish.closes_at, offset_of(wish.departure_at)),
                position=positions.get(wish.trip_id),
            )
            for wish in entry.wishes
        ],
        passengers=[
            WaitingPerson(each.name, each.phone, category)
            for each, category in zip(passengers, entry.categories, strict=True)
        ],
        language=entry.language,
        offer=_offer(entry.offer, offset),
    )


def entry_row(entry: Entry) -> WaitingRow:
    """Return an entry's row in a list."""
    first = min(entry.wishes, key=lambda wish: wish.departure_at)
    return WaitingRow(
        entry_id=entry.entry_id,
        status=entry.status,
        joined_at=_joined(entry),
        trip_ids=[wish.trip_id for wish in entry.wishes],
        from_=_origin(first),
        to=_destination(first),
        departure_at=first.departure_at,
        seats=len(entry.categories),
        offer=_offer(entry.offer, _offset(entry)),
    )


def _offer(offer: Offer | None, offset: int) -> WaitingOffer | None:
    return None if offer is None else WaitingOffer(offer.booking_id, offer.trip_id, at(offer.until, offset))


def _origin(wish: Wish) -> StopView:
    return StopView(wish.origin_id, wish.origin)


def _destination(wish: Wish) -> StopView:
    return StopView(wish.destination_id, wish.destination)


def _offset(entry: Entry) -> int:
    return offset_of(entry.wishes[0].departure_at)


def _joined(entry: Entry) -> datetime:
    return at(entry.joined_ms // 1000, _offset(entry))
