"""The one rule that judges a scan, on the server and on an offline phone; pure.

Several things can be wrong with a ticket at once. The driver is told the first of these:

1. `forged`: nothing that the token says can be believed.
2. `unknown`: the token is genuine, but the server has no such ticket. (Only the server can tell.)
3. `void`: the ticket was cancelled, exchanged or reissued. That holds on every bus, so it comes before
   anything about this bus: no passenger is sent to another bus that refuses them too. (Only the server can
   tell.)
4. `already_boarded`: a passenger boarded this trip with it. It comes before `expired`, because a passenger
   that is checked again late in the journey must be shown as boarded, with the time and the scan.
5. `expired`: the ticket is not valid any more. That holds on every bus, and paying does not help.
6. `unpaid`: the passenger can pay at a counter. (Only the server can tell.)
7. `wrong_day`, `wrong_trip`: a good ticket for another bus. It is `wrong_day` if the record has the same
   route and another service date; an offline phone cannot tell that and says `wrong_trip`.
8. `trip_over`, `too_early`: a good ticket for this bus, which has arrived, or lets nobody board yet. They
   come last, because a passenger at the wrong bus must be told so at once, not after an hour of waiting.
9. `ok`.

An offline phone knows fewer reasons to refuse: what it refuses is also refused online, given the same memory
of earlier scans. A ticket that it accepts may be void or unpaid.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from tms.tickets.token import TicketClaims, TokenError


class Verdict(StrEnum):
    """What a scan means."""

    OK = "ok"
    ALREADY_BOARDED = "already_boarded"
    WRONG_TRIP = "wrong_trip"
    WRONG_DAY = "wrong_day"
    TOO_EARLY = "too_early"
    TRIP_OVER = "trip_over"
    UNPAID = "unpaid"
    VOID = "void"
    EXPIRED = "expired"
    FORGED = "forged"
    UNKNOWN = "unknown"


class Colour(StrEnum):
    """The colour of the scanner's screen: let in (green), do not let in (red), or can be mended (amber)."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Absence(Enum):
    """Why there is no record of the ticket to judge by."""

    MISSING = "missing"  # the server has none
    OFFLINE = "offline"  # the phone could not ask the server


@dataclass(frozen=True)
class Boarding:
    """The scan that boarded a ticket: its nonce, its time (seconds since 1970), and the account, if known."""

    nonce: str
    scanned_at: int
    scanned_by: str | None = None


NEVER = 9_999_999_999
"""An epoch second (in 2286) that no trip sees."""


@dataclass(frozen=True)
class ScannedTrip:
    """The trip that is boarded. Without route and service date no scan gets `wrong_day`.

    Attributes:
        boards_from: epoch second from which passengers board. The server knows when the driver opened
            boarding (`NEVER`, before that); a phone takes the earliest moment that the schedule allows. None
            means "not known": then no scan is too early.
        over_since: epoch second at which the bus arrived at its last stop; None means "not yet", or "not
            known".
    """

    trip_id: str
    route_id: str | None = None
    service_date: date | None = None
    boards_from: int | None = None
    over_since: int | None = None


@dataclass(frozen=True)
class KnownTicket:
    """What the server knows of a ticket now.

    A token with another trip, seat or legs than these was reissued and is void. `void`: the ticket was
    cancelled or exchanged. `paid`: its booking is confirmed. `former_seats`: those that it had before the bus
    was swapped; the passenger's code may still tell one of them, and is good.
    """

    trip_id: str
    seat: str
    first_leg: int
    last_leg: int
    void: bool
    paid: bool
    route_id: str | None = None
    service_date: date | None = None
    former_seats: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Words:
    """A verdict for people: a title, what the driver should do, and the screen's colour."""

    title: str
    action: str
    colour: Colour


@dataclass(frozen=True)
class Judgement:
    """A verdict, and for `already_boarded` the scan that boarded before."""

    verdict: Verdict
    boarding: Boarding | None = None

    @property
    def words(self) -> Words:
        """The verdict in plain English."""
        return WORDS[self.verdict]


WORDS = {
    Verdict.OK: Words("Valid ticket", "Let the passenger board.", Colour.GREEN),
    Verdict.ALREADY_BOARDED: Words(
        "Already boarded",
        "This ticket was used on this trip before. Let the passenger stay only if it is the same person; "
        "otherwise do not let them board.",
        Colour.RED,
    ),
    Verdict.WRONG_TRIP: Words(
        "Ticket for another trip",
        "Do not let the passenger board. Show them the trip on their ticket.",
        Colour.AMBER,
    ),
    Verdict.WRONG_DAY: Words(
        "Ticket for another day",
        "Do not let the passenger board. The ticket is for this route on another date.",
        Colour.AMBER,
    ),
    Verdict.TOO_EARLY: Words(
        "Boarding is not open",
        "Do not let the passenger board yet. Open boarding on the driver's device, then scan again.",
        Colour.AMBER,
    ),
    Verdict.TRIP_OVER: Words(
        "Trip is over",
        "Do not let the passenger board: this bus has arrived. If it has not, call a supervisor.",
        Colour.RED,
    ),
    Verdict.UNPAID: Words(
        "Not paid",
        "Do not let the passenger board yet. They can pay for the booking and be scanned again.",
        Colour.AMBER,
    ),
    Verdict.VOID: Words(
        "Ticket no longer valid",
        "Do not let the passenger board. The ticket was cancelled or replaced; ask for their newest ticket.",
        Colour.RED,
    ),
    Verdict.EXPIRED: Words(
        "Ticket expired", "Do not let the passenger board. They need a new ticket.", Colour.RED
    ),
    Verdict.FORGED: Words(
        "Not a genuine ticket",
        "Do not let the passenger board. Scan once more; if it stays so, send them to a counter.",
        Colour.RED,
    ),
    Verdict.UNKNOWN: Words(
        "Ticket not found",
        "Do not let the passenger board. The ticket is genuine but not on record; call the company.",
        Colour.RED,
    ),
}


def judge(
    presented: TicketClaims | TokenError,
    *,
    trip: ScannedTrip,
    record: KnownTicket | Absence,
    scanned_at: int,
    boarding: Boarding | None,
) -> Judgement:
    """Judge a scan; the module's text tells in which order things count.

    A repeat of the same nonce is not judged again: it is answered from the record of that scan.

    Args:
        presented: what `token.verify` or `token.verify_offline` returned, or the error that it raised.
        trip: the trip that is boarded.
        record: the ticket as the server knows it; `MISSING` if it has none, `OFFLINE` on an offline phone.
        scanned_at: when the code was read, in seconds since 1970.
        boarding: the scan that boarded this ticket before, from the server or the device's memory.
    """
    verdict = next(_objections(presented, trip, record, scanned_at, boarding), Verdict.OK)
    return Judgement(verdict, boarding if verdict is Verdict.ALREADY_BOARDED else None)


def _objections(
    presented: TicketClaims | TokenError,
    trip: ScannedTrip,
    record: KnownTicket | Absence,
    scanned_at: int,
    boarding: Boarding | None,
) -> Iterator[Verdict]:
    """Yield everything that is wrong, what counts most first."""
    if isinstance(presented, TokenError):
        yield Verdict.FORGED
        return
    known = record if isinstance(record, KnownTicket) else None
    here = presented.trip_id == trip.trip_id
    if record is Absence.MISSING:
        yield Verdict.UNKNOWN
    if known is not None and (known.void or _was_reissued(presented, known)):
        yield Verdict.VOID
    if here and boarding is not None:
        yield Verdict.ALREADY_BOARDED
    if scanned_at > presented.valid_until:
        yield Verdict.EXPIRED
    if known is not None and not known.paid:
        yield Verdict.UNPAID
    if not here:
        yield Verdict.WRONG_DAY if known is not None and _is_other_day(known, trip) else Verdict.WRONG_TRIP
    if trip.over_since is not None and scanned_at >= trip.over_since:
        yield Verdict.TRIP_OVER
    if trip.boards_from is not None and scanned_at < trip.boards_from:
        yield Verdict.TOO_EARLY


def _was_reissued(claims: TicketClaims, record: KnownTicket) -> bool:
    told = (claims.trip_id, claims.first_leg, claims.last_leg)
    same_seat = claims.seat in {record.seat, *record.former_seats}
    return not same_seat or told != (record.trip_id, record.first_leg, record.last_leg)


def _is_other_day(record: KnownTicket, trip: ScannedTrip) -> bool:
    same_route = trip.route_id is not None and trip.route_id == record.route_id
    dates_known = trip.service_date is not None and record.service_date is not None
    return same_route and dates_known and trip.service_date != record.service_date
