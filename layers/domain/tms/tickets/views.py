"""The answers of the ticket endpoints."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tms.bookings.booking import Passenger
from tms.bookings.for_tickets.people import LapChildView, PassengerView, StopView, lap_child_view
from tms.kernel.clock import at, offset_of
from tms.kernel.http.batches import RejectedItem
from tms.kernel.money import Money
from tms.tickets.codes import shown
from tms.tickets.conflict_views import ScanConflict
from tms.tickets.formats.facts import BoardingPlace, Facts
from tms.tickets.scan import Flag, Scan
from tms.tickets.ticket import Ticket, TicketStatus
from tms.tickets.verdict import WORDS, Boarding, Verdict


@dataclass(frozen=True)
class TicketView:
    """A ticket with the text of its QR code.

    The expected times are the scheduled ones and the delay that the company told. `plate` is that of the bus
    that the trip has now, and `company_phone` is answered during the journey too; each is null where the trip
    or the company is no longer on record. `code` is the short code that a conductor can type; it is null for
    a moment behind the issue.

    Example:
        code: 7KQD-92MF
        plate: RAB 123 C
        company_phone: +250788300100
        lap_child: null
        extra_luggage: 1
        expected_departure_at: 2026-12-01T06:45:00+02:00
        expected_arrival_at: 2026-12-01T08:45:00+02:00
    """

    ticket_id: str
    booking_id: str
    trip_id: str
    company: str
    seat: str
    passenger: PassengerView
    from_: StopView
    to: StopView
    departure_at: datetime
    arrival_at: datetime
    price: Money
    status: TicketStatus
    token: str
    code: str | None
    expected_departure_at: datetime
    expected_arrival_at: datetime
    boarding_place: BoardingPlace | None
    plate: str | None
    company_phone: str | None
    lap_child: LapChildView | None
    extra_luggage: int


@dataclass(frozen=True)
class TicketResent:
    """The ticket is sent if it exists, and at most three times a day.

    Example:
        note: If the code and the number belong together, the ticket is on its way.
    """

    note: str = "If the code and the number belong together, the ticket is on its way."


@dataclass(frozen=True)
class WalletLink:
    """The link behind the button "Add to Google Wallet".

    Example:
        url: https://pay.google.com/gp/v/save/eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIuLi4ifQ.c2lnbmF0dXJl
    """

    url: str


@dataclass(frozen=True)
class ScannedTicket:
    """The ticket behind a scanned code.

    Example:
        status: BOARDED
    """

    ticket_id: str
    status: TicketStatus
    from_: StopView
    to: StopView


@dataclass(frozen=True)
class EarlierScan:
    """The scan that boarded the ticket before this one.

    Example:
        scanned_by: acc_5FFVQQM82RWPXZGBPHFCQ3T3WY
    """

    scanned_at: datetime
    scanned_by: str | None
    nonce: str


@dataclass(frozen=True)
class ScanView:
    """The verdict on a scan. Seat and passenger are told only for a ticket of this very trip.

    `flags` is null for a scan that is in order. `clock` means that the device's clock is wrong, and ours was
    used; `let_in` that the device let in a passenger whom the platform would not.

    Example:
        title: Valid ticket
        action: Let the passenger board.
        colour: green
        boarded_before: null
    """

    verdict: Verdict
    title: str
    action: str
    colour: str
    ticket: ScannedTicket | None
    seat: str | None
    passenger: PassengerView | None
    boarded_before: EarlierScan | None
    flags: Sequence[Flag] | None


@dataclass(frozen=True)
class ScanTaken:
    """The answer to a scan of an upload; `index` is its place in the request.

    Example:
        index: 0
    """

    index: int
    nonce: str
    scan: ScanView
    conflict: ScanConflict | None


@dataclass(frozen=True)
class ScansTaken:
    """The answer to an upload of scans: one for each that was taken, and why the others were not."""

    taken: Sequence[ScanTaken]
    rejected: Sequence[RejectedItem]


def ticket_view(facts: Facts) -> TicketView:
    """Return the view of a ticket."""
    ticket, passenger = facts.ticket, facts.passenger
    return TicketView(
        ticket_id=ticket.ticket_id,
        booking_id=ticket.booking_id,
        trip_id=ticket.trip_id,
        company=ticket.company,
        seat=ticket.seat,
        passenger=PassengerView(passenger.name, passenger.phone),
        from_=StopView(ticket.origin_id, ticket.origin),
        to=StopView(ticket.destination_id, ticket.destination),
        departure_at=ticket.departure_at,
        arrival_at=ticket.arrival_at,
        price=ticket.price,
        status=ticket.status,
        token=facts.token,
        code=shown(ticket.code) if ticket.code else None,
        expected_departure_at=facts.departs,
        expected_arrival_at=facts.arrives,
        boarding_place=facts.boarding_place,
        plate=facts.plate,
        company_phone=facts.company_phone,
        lap_child=lap_child_view(ticket.lap_child, passenger),
        extra_luggage=ticket.luggage,
    )


def scan_view(scan: Scan, ticket: Ticket | None, passenger: Passenger | None = None) -> ScanView:
    """Return the view of a scan.

    Args:
        ticket: the ticket that was scanned, if it is for the trip that was scanned for.
        passenger: of that ticket.
    """
    verdict = Verdict(scan.verdict)
    words = WORDS[verdict]
    return ScanView(
        verdict=verdict,
        title=words.title,
        action=words.action,
        colour=words.colour,
        ticket=_scanned(ticket, scan) if ticket else None,
        seat=ticket.seat if ticket else None,
        passenger=PassengerView(passenger.name, passenger.phone) if passenger else None,
        boarded_before=_earlier(scan.boarding, ticket) if scan.boarding else None,
        flags=scan.flags or None,
    )


def _scanned(ticket: Ticket, scan: Scan) -> ScannedTicket:
    """Return the ticket as it is after the scan: a good scan has boarded the passenger."""
    return ScannedTicket(
        ticket.ticket_id,
        TicketStatus.BOARDED if scan.boards else ticket.status,
        StopView(ticket.origin_id, ticket.origin),
        StopView(ticket.destination_id, ticket.destination),
    )


def _earlier(boarding: Boarding, ticket: Ticket | None) -> EarlierScan:
    offset = offset_of(ticket.departure_at) if ticket else 0
    return EarlierScan(at(boarding.scanned_at, offset), boarding.scanned_by, boarding.nonce)
