"""Use case: a driver or the company's staff scan a ticket at the door of a trip's bus."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tms.bookings.for_tickets import people as bookings
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import now, rfc3339
from tms.kernel.errors import Conflict, Forbidden
from tms.kernel.store import Transaction
from tms.tickets import store
from tms.tickets.keyring import claims_in
from tms.tickets.scan import AHEAD, Scan, believable
from tms.tickets.ticket import Ticket, TicketStatus
from tms.tickets.token import TicketClaims, TokenError
from tms.tickets.verdict import NEVER, Absence, KnownTicket, ScannedTrip, Verdict, judge
from tms.tickets.views import ScanView, scan_view
from tms.trips.for_tickets import trips
from tms.trips.trip import Trip, TripStatus

if TYPE_CHECKING:
    from tms.tickets.requests import ScanRequest


def scan_ticket(caller: Caller, trip_id: str, request: "ScanRequest") -> ScanView:
    """Judge a scanned code and, if it is good, board its passenger, once however many scan at the same time.

    Every code is judged and none refused. The same nonce again gets the same answer.

    Raises:
        NotFound: `trip_not_found`; also if the trip belongs to another company.
        Forbidden: `not_the_driver`; the caller is a driver of the company and does not drive this trip.
        Conflict: `scan_conflict`; other scans of the ticket were faster each time.
    """
    trip = _scannable(caller, trip_id)
    try:
        claims = claims_in(request.token)
    except TokenError as error:
        return _shown(_scanned(caller, trip, request, error, None), None)
    return _scan_genuine(caller, trip, request, claims)


def _scan_genuine(caller: Caller, trip: Trip, request: "ScanRequest", claims: TicketClaims) -> ScanView:
    ticket, scans = store.find_with_scans(claims.ticket_id)
    for _ in range(3):  # at most two scans are faster: one that boarded, and a repeat of this one
        before = next((s for s in scans if s.trip_id == trip.trip_id and s.nonce == request.nonce), None)
        if before is not None:
            return _shown(before, ticket)
        judged = _scanned(caller, trip, request, claims, ticket)
        if _kept(claims.ticket_id, judged, trip.company_id):
            return _shown(judged, ticket)
        ticket, scans = store.find_with_scans(claims.ticket_id)
    raise Conflict("scan_conflict", "This ticket is being scanned elsewhere. Scan it again.")


def _kept(ticket_id: str, scan: Scan, company_id: str) -> bool:
    """Write a scan down, with the boarding if it is good; False if another scan was faster.

    Every scan is kept with the ticket. Only a good one changes the ticket, and only that is audited.
    """
    if scan.verdict != Verdict.OK:
        return store.keep_scan(ticket_id, scan)
    transaction = Transaction()
    entry = audit.Entry(
        "ticket.boarded",
        ticket_id,
        company_id,
        before={"status": TicketStatus.ISSUED.value},
        after={"status": TicketStatus.BOARDED.value, "trip_id": scan.trip_id, "scanned_at": scan.scanned_at},
    )
    audit.add_if_staff(transaction, entry)
    return store.board(ticket_id, scan, transaction)


def _shown(scan: Scan, ticket: Ticket | None) -> ScanView:
    """Show a scan. A ticket for another trip is not shown, and its passenger is not even unsealed."""
    if ticket is None or ticket.trip_id != scan.trip_id:
        return scan_view(scan, None)
    return scan_view(scan, ticket, bookings.passenger_of(ticket.passenger, ticket.ticket_id))


def _scannable(caller: Caller, trip_id: str) -> Trip:
    trip = trips.find_own(caller, trip_id)
    if "driver" in caller.roles and len(caller.roles) == 1 and caller.subject != trip.driver_id:
        raise Forbidden("not_the_driver", "Only the driver of this trip, or the company's staff, scan here.")
    return trip


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
    request: "ScanRequest",
    presented: TicketClaims | TokenError,
    ticket: Ticket | None,
) -> Scan:
    """Judge a scan by the device's clock, or by ours if the device's cannot be right or tells just now."""
    received_at = now()
    believed = believable(request.scanned_at, trip.departure_at, received_at)
    scanned_at = int((request.scanned_at if believed else received_at).timestamp())
    live = abs(received_at - request.scanned_at) <= AHEAD
    judgement = judge(
        presented,
        trip=_boarded(trip),
        record=_known(ticket, trip) if ticket else Absence.MISSING,
        scanned_at=int(received_at.timestamp()) if live else scanned_at,
        boarding=ticket.boarding if ticket else None,
    )
    return Scan(
        trip_id=trip.trip_id,
        nonce=request.nonce,
        verdict=judgement.verdict.value,
        scanned_at=scanned_at,
        received_at=int(received_at.timestamp()),
        scanned_by=caller.subject,
        boarding=judgement.boarding,
        claimed_at=None if believed else rfc3339(request.scanned_at),
    )
