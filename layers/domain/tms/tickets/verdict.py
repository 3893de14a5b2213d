"""The one rule that decides what a scan means, on the server and on a phone without network.

Order of precedence. Several things can be wrong with a ticket at once; the driver hears the one that decides:

1. `forged`: nothing else that the token says can be believed.
2. `unknown`: genuine, but the server has no such ticket. (Cannot be told offline.)
3. `void`: cancelled, exchanged or reissued. True on every bus, so it comes before anything about this
   bus: nobody is sent to another bus that would refuse them too. (Cannot be told offline.)
4. `already_boarded`: of this trip, and somebody boarded with it. Before `expired`, because a passenger
   checked again late in the journey must be seen as one who boarded, with the time and the scan.
5. `expired`: past its validity. Also true on every bus, and paying would not help any more.
6. `unpaid`: can be mended at a counter. (Cannot be told offline.)
7. `wrong_day`, `wrong_trip`: a good ticket, for another bus. `wrong_day` only if the record tells that it is
   the same route on another service date; offline it is `wrong_trip`.
8. `ok`.

Being offline only takes reasons away: who is refused offline is refused online too, given the same memory of
earlier scans; who is let in offline may be void or unpaid, which the upload of the scan then flags.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum

from tms.tickets.token import TicketClaims, TokenError


class Verdict(StrEnum):
    """What a scan means; design section 7."""

    OK = "ok"
    ALREADY_BOARDED = "already_boarded"
    WRONG_TRIP = "wrong_trip"
    WRONG_DAY = "wrong_day"
    UNPAID = "unpaid"
    VOID = "void"
    EXPIRED = "expired"
    FORGED = "forged"
    UNKNOWN = "unknown"


class Colour(StrEnum):
    """The colour of the scanner's screen: let in, do not let in, or can be mended."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Absence(Enum):
    """Why there is no record of the ticket at hand."""

    MISSING = "missing"  # the server looked, and has none
    OFFLINE = "offline"  # nobody could look


@dataclass(frozen=True)
class Boarding:
    """The scan that boarded a ticket: its nonce, when (seconds since 1970), and by whom or what if known."""

    nonce: str
    scanned_at: int
    scanned_by: str | None = None


@dataclass(frozen=True)
class ScannedTrip:
    """The trip being boarded; without route and service date `wrong_day` cannot be told."""

    trip_id: str
    route_id: str | None = None
    service_date: date | None = None


@dataclass(frozen=True)
class TicketRecord:
    """What the server knows of a ticket now.

    `trip_id`, `seat` and the legs are those of today: a token that says otherwise was reissued, and is void.
    `void` is a ticket cancelled or exchanged; `paid` says that its booking is confirmed.
    """

    trip_id: str
    seat: str
    first_leg: int
    last_leg: int
    void: bool
    paid: bool
    route_id: str | None = None
    service_date: date | None = None


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
    record: TicketRecord | Absence,
    scanned_at: int,
    boarding: Boarding | None,
) -> Judgement:
    """Decide what a scan means. Pure; the module's text gives the order of precedence.

    Parameters
    ----------
    presented
        What `token.verify` or `token.verify_offline` returned, or the error that it raised.
    trip
        The trip being boarded.
    record
        The ticket as the server knows it; `MISSING` if it has none, `OFFLINE` on a phone without network.
    scanned_at
        When the code was read, in seconds since 1970; for an upload the device's time, not the server's.
    boarding
        The scan that boarded this ticket before, from the server or from the device's own memory. The caller
        answers a repeat of the same nonce from that scan's own record, and does not ask here again.
    """
    verdict = next(_objections(presented, trip, record, scanned_at, boarding), Verdict.OK)
    return Judgement(verdict, boarding if verdict is Verdict.ALREADY_BOARDED else None)


def _objections(
    presented: TicketClaims | TokenError,
    trip: ScannedTrip,
    record: TicketRecord | Absence,
    scanned_at: int,
    boarding: Boarding | None,
) -> Iterator[Verdict]:
    """Yield all that is wrong, in the order of precedence."""
    if isinstance(presented, TokenError):
        yield Verdict.FORGED
        return
    known = record if isinstance(record, TicketRecord) else None
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


def _was_reissued(claims: TicketClaims, record: TicketRecord) -> bool:
    told = (claims.trip_id, claims.seat, claims.first_leg, claims.last_leg)
    return told != (record.trip_id, record.seat, record.first_leg, record.last_leg)


def _is_other_day(record: TicketRecord, trip: ScannedTrip) -> bool:
    same_route = trip.route_id is not None and trip.route_id == record.route_id
    dates_known = trip.service_date is not None and record.service_date is not None
    return same_route and dates_known and trip.service_date != record.service_date
