"""Entries of the waiting list and their life cycle, pure.

WAITING > OFFERED > TAKEN or MISSED. An entry whose offer is declined waits on for its other trips. LEFT is an
entry whose customer gave up, ENDED one for which no trip is left: sales ended, or the company cancelled it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from tms.bookings.booking import Booking, BookingStatus
from tms.kernel.access.caller import Caller
from tms.kernel.events.catalogue import PLATFORM
from tms.kernel.ids import derived_id

MOST_TRIPS = 5
"""How many trips one entry may name."""

OFFER_SECONDS = 30 * 60
SHORTEST_OFFER_SECONDS = 10 * 60
"""An offer lasts for half an hour: the message has to be seen first. In the last two hours before the end of
sales it lasts for a quarter of what is left of them, so that the next in line has a turn; never shorter than
an ordinary hold, and never beyond the departure."""


class EntryStatus(StrEnum):
    """The states of an entry."""

    WAITING = "WAITING"
    OFFERED = "OFFERED"
    TAKEN = "TAKEN"
    MISSED = "MISSED"
    LEFT = "LEFT"
    ENDED = "ENDED"


OPEN = frozenset({EntryStatus.WAITING, EntryStatus.OFFERED})
"""The states in which something may still happen to an entry."""


class Kind(StrEnum):
    """The kinds of entries that are listed: open ones by their next end, and others until they are erased."""

    OPEN = "waiting"
    OVER = "waited"


@dataclass(frozen=True)
class Wish:
    """A trip that an entry waits for, with the stretch.

    Attributes:
        departure_at: when the bus leaves the stop where the passengers board, by the timetable.
        closes_at: epoch second at which the sales of the stretch end.
    """

    trip_id: str
    company_id: str
    company: str
    origin_id: str
    origin: str
    destination_id: str
    destination: str
    departure_at: datetime
    closes_at: int


@dataclass(frozen=True)
class Offer:
    """Seats that are held for an entry.

    Attributes:
        until: epoch second at which the hold ends, as far as it is known here.
    """

    booking_id: str
    trip_id: str
    until: int


@dataclass(frozen=True)
class Entry:
    """People that wait for seats.

    Attributes:
        owner: subject of the caller that made it.
        is_listed: whether it belongs to a passenger's account; guests' and sellers' are in no list.
        people: the sealed people, see `tms.bookings.waiting_list.people`; None after the erasure.
        wishes: the trips that are left.
        categories: of the passengers, one for each.
        language: in which its customer is told news (ISO 639-1).
        joined_ms: its place in every line: when it was made, in milliseconds since the epoch.
        offers: how many offers were made to it.
        offer: the latest one.
        over_at: epoch second at which it is looked at again; once it is over, that at which it ended.
        version: how many times it was written.
    """

    entry_id: str
    owner: str
    is_listed: bool
    people: str | None
    status: EntryStatus
    wishes: Sequence[Wish]
    categories: Sequence[str]
    language: str
    joined_ms: int
    over_at: int
    offers: int = 0
    offer: Offer | None = None
    version: int = 1

    @property
    def company_id(self) -> str:
        """The company of its trips; `platform` if there are several or none."""
        companies = {wish.company_id for wish in self.wishes}
        return companies.pop() if len(companies) == 1 else PLATFORM

    @property
    def is_guests(self) -> bool:
        """Tell whether it was made without an account."""
        return self.owner.startswith("guest:")

    def offer_id(self, number: int) -> str:
        """Return the id of the booking of its offer of this number, from 0."""
        return derived_id("bkg", self.entry_id, str(number))

    def visible_to(self, caller: Caller) -> bool:
        """Tell whether `caller` may see it: its owner alone may."""
        return caller.subject == self.owner

    def waits_for(self, wishes: Iterable[Wish]) -> "Entry":
        """Return it as it waits for these trips, until the last of their sales ends.

        Raises:
            ValueError: there is no trip; such an entry is over.
        """
        left = tuple(wishes)
        ends = max(wish.closes_at for wish in left)
        return replace(self, status=EntryStatus.WAITING, wishes=left, over_at=ends, version=self.version + 1)

    def offered(self, offer: Offer) -> "Entry":
        """Return it with seats that are held for it."""
        return replace(
            self,
            status=EntryStatus.OFFERED,
            offers=self.offers + 1,
            offer=offer,
            over_at=offer.until,
            version=self.version + 1,
        )

    def over(self, status: EntryStatus, now: int) -> "Entry":
        """Return it as it is over since `now`; the people of one that was left are gone at once."""
        people = None if status is EntryStatus.LEFT else self.people
        return replace(self, status=status, people=people, over_at=now, version=self.version + 1)

    def without(self, trip_id: str, otherwise: EntryStatus, now: int) -> "Entry":
        """Return it without a trip; if it named no other one, it is over as `otherwise`."""
        left = [wish for wish in self.wishes if wish.trip_id != trip_id and wish.closes_at > now]
        return self.waits_for(left) if left else self.over(otherwise, now)


def settled(entry: Entry, booking: Booking, now: int) -> Entry:
    """Return an entry as it is at `now`, given the booking that was offered to it.

    The same entry means that nothing has changed. Money that came late may still have bought the seats.
    """
    booking = booking.seen_at(now)
    offer = entry.offer
    if entry.status is EntryStatus.MISSED and booking.status is BookingStatus.CONFIRMED:
        return entry.over(EntryStatus.TAKEN, now)
    if entry.status is not EntryStatus.OFFERED or offer is None:
        return entry
    if booking.status is BookingStatus.HELD:
        until = booking.hold_expires_at
        if until == offer.until:
            return entry
        return replace(entry, offer=replace(offer, until=until), over_at=until, version=entry.version + 1)
    if booking.status is BookingStatus.EXPIRED:
        if booking.released_at is None:
            return entry.over(EntryStatus.MISSED, now)
        return entry.without(offer.trip_id, EntryStatus.LEFT, now)
    if booking.status is BookingStatus.CANCELLED and not booking.given_back:
        return entry.without(offer.trip_id, EntryStatus.ENDED, now)
    return entry.over(EntryStatus.TAKEN, now)


def offer_end(now: int, closes_at: int, departure_at: datetime) -> int:
    """Return the epoch second at which an offer made at `now` ends.

    Args:
        closes_at: epoch second at which the sales of the stretch end.
        departure_at: when the bus leaves the stop where the passengers board.
    """
    wanted = now + min(OFFER_SECONDS, max(SHORTEST_OFFER_SECONDS, (closes_at - now) // 4))
    return min(wanted, int(departure_at.timestamp()))
