"""Quotas: how many seats may be held without being paid, and how many such holds may lapse; pure.

| quota | of which holds | held at once | lapsed in an hour |
|---|---|---|---|
| ACCOUNT | a passenger's, by account | 45 | 90 |
| ACCOUNTS_FROM | passengers', by network address | 270 | 540 |
| SELLER | a member of staff's or a device's, by account | 180 | 360 |
| CONTACT | guests', by e-mail address and by phone number of the contact | 12 | 24 |
| GUESTS_OF_TRIP | guests', by network address and trip | 18 | 36 |
| GUESTS_FROM | guests', by network address | 120 | 240 |

A seat is counted when it is held. The count falls when the seat is paid for or its hold lapses. A hold that
its customer releases lapses. Seats whose holds lapsed are counted for the rest of the hour, so nobody keeps
seats from others by holding them again and again. A seat that lapsed twice for one account, contact, or
address and trip is refused to it for that hour.
Staff sell all day from one address and answer for it with their accounts, so no address of theirs is counted.
Many people share one address, as in a mobile network, so the quotas of addresses are wide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tms.kernel.access.limit import Quota

HOUR = 3600

MOST_GUEST_SEATS = 6
"""How many passengers a booking without an account has at most."""

ACCOUNT = Quota("seats-account", held=45, lapsed=90, seconds=HOUR)
ACCOUNTS_FROM = Quota("seats-accounts-from", held=270, lapsed=540, seconds=HOUR)
SELLER = Quota("seats-seller", held=180, lapsed=360, seconds=HOUR)
CONTACT = Quota("seats-contact", held=12, lapsed=24, seconds=HOUR)
GUESTS_OF_TRIP = Quota("seats-guests-of-trip", held=18, lapsed=36, seconds=HOUR)
GUESTS_FROM = Quota("seats-guests-from", held=120, lapsed=240, seconds=HOUR)

_WHERE = {
    ACCOUNT: "of this account",
    ACCOUNTS_FROM: "from this network address",
    SELLER: "of this account",
    CONTACT: "for this contact",
    GUESTS_OF_TRIP: "of this trip from this network address",
    GUESTS_FROM: "from this network address",
}

_HOLDERS = {
    ACCOUNT: "by this account",
    CONTACT: "for this contact",
    GUESTS_OF_TRIP: "from this network address",
}
"""The quotas of one holder, to which a seat that lapsed twice is refused: words after `held twice`."""

_FOR_GUESTS = frozenset({CONTACT, GUESTS_OF_TRIP, GUESTS_FROM})


@dataclass(frozen=True)
class Tally:
    """One count: a quota, and the account, network address or contact whose seats it counts."""

    quota: Quota
    key: str

    @property
    def where(self) -> str:
        """Which seats it counts, in words that follow `seats`."""
        return _WHERE[self.quota]

    @property
    def tires(self) -> bool:
        """Tell whether a seat that lapsed twice is refused: to one holder, not to a network or a seller."""
        return self.quota in _HOLDERS

    @property
    def holder(self) -> str:
        """By whom seats are held, in words that follow `held twice`."""
        return _HOLDERS[self.quota]

    @property
    def instead(self) -> str:
        """What a caller may do instead of waiting, to follow a sentence; empty if nothing helps."""
        return ", or sign in to book at once" if self.quota in _FOR_GUESTS else ""


@dataclass(frozen=True)
class Holder:
    """By what the seats of a hold are counted, beside its owner. Addresses and contacts are keyed hashes.

    Attributes:
        kind: `guest`, `account` or `seller`.
        network: of the network address; empty for sellers, and where no address is known.
        contacts: of the e-mail address and the phone number; none but a guest's are counted.
    """

    kind: str
    network: str = ""
    contacts: Sequence[str] = ()

    @property
    def text(self) -> str:
        """The holder as a booking keeps it, which is short: a booking of one passenger fills a kilobyte."""
        return ".".join([self.kind[0], self.network, *self.contacts])

    def tallies(self, owner: str, trip_id: str) -> Iterator[Tally]:
        """Yield the counts of a hold by `owner` on a trip."""
        if self.kind == "seller":
            yield Tally(SELLER, owner)
        if self.kind == "account":
            yield Tally(ACCOUNT, owner)
            if self.network:
                yield Tally(ACCOUNTS_FROM, self.network)
        if self.kind == "guest":
            for contact in self.contacts:
                yield Tally(CONTACT, contact)
            if self.network:
                yield Tally(GUESTS_OF_TRIP, f"{self.network}#{trip_id}")
                yield Tally(GUESTS_FROM, self.network)


def holder_of(text: str) -> Holder:
    """Return the holder that a booking keeps as `text`."""
    letter, network, *contacts = text.split(".")
    kinds = {kind[0]: kind for kind in ("guest", "account", "seller")}
    return Holder(kinds[letter], network, tuple(contacts))
