"""The door of a trip's bus: how a scan is judged there, and how it is written down."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from tms.bookings.for_tickets import people as bookings
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import now, rfc3339
from tms.kernel.errors import Conflict
from tms.kernel.store import Transaction
from tms.tickets import code_store, codes, conflict_store, store
from tms.tickets.keyring import claims_in
from tms.tickets.scan import AHEAD, Presented, Scan, believable, conflict_of, travels
from tms.tickets.scan import Conflict as ScanConflict
from tms.tickets.ticket import Ticket, TicketStatus
from tms.tickets.token import TicketClaims, TokenError, UnknownCode
from tms.tickets.verdict import NEVER, Absence, KnownTicket, ScannedTrip, judge
from tms.tickets.views import ScanView, scan_view
from tms.trips.trip import Trip, TripStatus

Known = tuple[Ticket | None, list[Scan]]
"""A ticket as it was read, with all its scans; None where there is none."""


@dataclass(frozen=True)
class Outcome:
    """A scan as it is on record, the ticket that was read, and the conflict; None where there is none."""

    scan: Scan
    ticket: Ticket | None
    conflict: ScanConflict | None


def scan_at(caller: Caller, trip: Trip, presented: Presented) -> Outcome:
    """Judge a scan and, if it is good, board its passenger, once however many scan at the same time.

    Every code is judged and none refused. The same nonce again gets the same answer.

    Raises:
        Conflict: `scan_conflict`; other scans of the ticket were faster each time.
    """
    code = read_code(presented.token)
    return scan_known(caller, trip, presented, code, known_of(code))


def read_code(text: str) -> TicketClaims | TokenError:
    """Return what a code says, or why it is no code of ours."""
    try:
        return _claims_of(text)
    except TokenError as error:
        return error


def known_of(code: TicketClaims | TokenError) -> Known:
    """Return the ticket of a code, and all its scans."""
    return (None, []) if isinstance(code, TokenError) else store.find_with_scans(code.ticket_id)


def scan_known(
    caller: Caller, trip: Trip, presented: Presented, code: TicketClaims | TokenError, known: Known
) -> Outcome:
    """Judge a scan, as `scan_at` does, of a code and a ticket that have been read."""
    if not isinstance(code, TokenError):
        return _scan_genuine(caller, trip, presented, code, known)
    scan = _scanned(caller, trip, presented, code, None)
    conflict = conflict_of(scan, None, None, ())
    if conflict is not None:
        store.keep_conflict(conflict, scan)
    return Outcome(scan, None, conflict)


def shown(outcome: Outcome) -> ScanView:
    """Show a scan. A ticket for another trip is not shown, and its passenger is not even unsealed."""
    scan, ticket = outcome.scan, outcome.ticket
    if ticket is None or ticket.trip_id != scan.trip_id:
        return scan_view(scan, None)
    return scan_view(scan, ticket, bookings.passenger_of(ticket.passenger, ticket.ticket_id))


def _claims_of(text: str) -> TicketClaims:
    """Return what a code says: the token of a QR code, or the short code of a ticket, which stands for it.

    Raises:
        TokenError: it is no code of ours.
    """
    code = codes.read(text)
    if code is None:
        return claims_in(text)
    ticket = code_store.find_by_code(code)
    if ticket is None:
        raise UnknownCode("No ticket has this short code.")
    return ticket.claims


def _scan_genuine(
    caller: Caller, trip: Trip, presented: Presented, claims: TicketClaims, known: Known
) -> Outcome:
    ticket, scans = known
    for _ in range(3):  # at most two scans are faster: one that boarded, and a repeat of this one
        before = next((s for s in scans if s.trip_id == trip.trip_id and s.nonce == presented.nonce), None)
        if before is not None:
            return Outcome(before, ticket, _conflict(before, claims, ticket, scans))
        judged = _scanned(caller, trip, presented, claims, ticket)
        conflict = _conflict(judged, claims, ticket, scans)
        if _kept(claims.ticket_id, judged, conflict, trip.company_id):
            return Outcome(judged, ticket, conflict)
        ticket, scans = store.find_with_scans(claims.ticket_id)
    raise Conflict("scan_conflict", "This ticket is being scanned elsewhere. Scan it again.")


def _conflict(
    scan: Scan, claims: TicketClaims, ticket: Ticket | None, scans: "list[Scan]"
) -> ScanConflict | None:
    here = ticket is not None and ticket.trip_id == scan.trip_id
    return conflict_of(scan, claims.ticket_id, ticket.seat if ticket and here else None, scans)


def _kept(ticket_id: str, scan: Scan, conflict: ScanConflict | None, company_id: str) -> bool:
    """Write a scan down, with the boarding if there is one; False if another scan was faster.

    Every scan is kept with the ticket. Only a boarding changes the ticket, and only that is audited.
    """
    if not scan.boards:
        return store.keep_conflict(conflict, scan) if conflict else store.keep_scan(ticket_id, scan)
    transaction = Transaction()
    entry = audit.Entry(
        "ticket.boarded",
        ticket_id,
        company_id,
        before={"status": TicketStatus.ISSUED.value},
        after={"status": TicketStatus.BOARDED.value, "trip_id": scan.trip_id, "scanned_at": scan.scanned_at},
    )
    audit.add_if_staff(transaction, entry)
    if conflict is not None:
        conflict_store.conflict_into(transaction, conflict)
    return store.board(ticket_id, scan, transaction)


def _boarded(trip: Trip) -> ScannedTrip:
    return ScannedTrip(
        trip.trip_id,
        trip.route_id,
        date.fromisoformat(trip.service_date),
        boards_from=trip.since.get(TripStatus.BOARDING, NEVER),
        over_since=trip.since.get(TripStatus.ARRIVED),
    )


def _known(ticket: Ticket, trip: Trip) -> KnownTicket:
    """Return what is known of a ticket; one for a cancelled trip is void at once, written down or not."""
    cancelled = trip.status is TripStatus.CANCELLED and ticket.trip_id == trip.trip_id
    return replace(ticket.known, void=True) if cancelled else ticket.known


def _scanned(
    caller: Caller,
    trip: Trip,
    presented: Presented,
    read: TicketClaims | TokenError,
    ticket: Ticket | None,
) -> Scan:
    """Judge a scan by the device's clock, or by ours if the device's cannot be right or tells just now."""
    received_at = now()
    believed = believable(presented.scanned_at, trip.departure_at, received_at)
    scanned_at = int((presented.scanned_at if believed else received_at).timestamp())
    opens_at = trip.departure_at - timedelta(seconds=trip.windows.boarding_s)
    live = abs(received_at - presented.scanned_at) <= AHEAD
    judgement = judge(
        read,
        trip=_boarded(trip),
        record=_known(ticket, trip) if ticket else Absence.MISSING,
        scanned_at=int(received_at.timestamp()) if live else scanned_at,
        boarding=ticket.boarding if ticket else None,
    )
    return Scan(
        trip_id=trip.trip_id,
        nonce=presented.nonce,
        verdict=judgement.verdict.value,
        scanned_at=scanned_at,
        received_at=int(received_at.timestamp()),
        scanned_by=caller.subject,
        boarding=judgement.boarding,
        claimed_at=None if believed else rfc3339(presented.scanned_at),
        device=presented.device,
        let_in=presented.let_in,
        travelled=believed and travels(presented, judgement.verdict, opens_at),
    )
