"""Reporting an incident of a trip; a breakdown also ends the trip's sales, until its bus goes on."""

from typing import TYPE_CHECKING

from tms.bookings import for_trips as bookings
from tms.kernel import idempotency
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.conflicts import Conflicted
from tms.kernel.ids import derived_id
from tms.kernel.store import Transaction
from tms.trips import incident_store, store
from tms.trips.incidents import Incident, IncidentKind
from tms.trips.own_trips import find_own
from tms.trips.state_machine import RULES, Action, bus_changing
from tms.trips.trip import Trip

if TYPE_CHECKING:
    from tms.trips.operation.requests import BreakdownRequest, IncidentRequest

TRIES = 3


def incident_of(
    caller: Caller,
    trip: Trip,
    kind: IncidentKind,
    request: "IncidentRequest | BreakdownRequest",
    key: str,
) -> Incident:
    """Return what a request reports.

    Args:
        key: the caller's Idempotency-Key. The incident's id is derived from the caller and the key.
    """
    place = request.position
    return Incident(
        incident_id=derived_id("inc", caller.subject, key),
        trip_id=trip.trip_id,
        company_id=trip.company_id,
        kind=kind,
        words=request.words,
        reported_at=epoch(),
        reported_by=caller.subject,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        request_hash=idempotency.hash_of(request),
    )


def reported(caller: Caller, trip: Trip, incident: Incident) -> Incident:
    """Write an incident down and return it; if it was reported before, return it as it was.

    With a breakdown the trip is flagged, and nobody buys a seat of it any more, at any stop.

    Args:
        trip: as it was read for the caller.

    Raises:
        Invalid: `idempotency_key_reused`.
        Conflict: `bus_changing`, of a breakdown.
    """
    for _ in range(TRIES):
        known = incident_store.find(trip.trip_id, incident.incident_id)
        if known is not None:
            if known.request_hash != incident.request_hash:
                raise idempotency.key_reused()
            return known
        if _written(trip, incident):
            return incident
        trip = find_own(caller, trip.trip_id)
    raise Conflicted


def _written(trip: Trip, incident: Incident) -> bool:
    transaction = Transaction()
    incident_store.add_into(transaction, incident)
    entry = audit.Entry(
        "trip.incident",
        trip.trip_id,
        trip.company_id,
        after={"incident_id": incident.incident_id, "kind": incident.kind.value},
    )
    audit.add(transaction, entry)
    if incident.kind is not IncidentKind.BREAKDOWN:
        store.note_into(transaction, trip, incident.kind.value)
    if incident.kind is IncidentKind.BREAKDOWN and trip.status in RULES[Action.BREAK_DOWN].moves:
        if trip.swap is not None:
            raise bus_changing()
        if trip.broken_at is None:
            store.break_into(transaction, trip, incident.reported_at)
        else:  # reported before: if the bus goes on by now, this is read anew
            store.stand_into(transaction, trip)
        bookings.close_into(transaction, trip.trip_id, range(len(trip.stops)), incident.reported_at)
    return transaction.happens()
