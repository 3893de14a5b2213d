"""Use case: staff close an incident of a trip."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch, offset_of
from tms.kernel.errors import NotFound
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction
from tms.trips import incident_store, store
from tms.trips.incidents import Incident, IncidentKind, Resolution, told_last
from tms.trips.operation.views import IncidentView, incident_view
from tms.trips.own_trips import find_own
from tms.trips.trip import Trip

if TYPE_CHECKING:
    from tms.trips.operation.requests import ResolutionRequest


def resolve_incident(
    caller: Caller, trip_id: str, incident_id: str, request: "ResolutionRequest"
) -> IncidentView:
    """Write down that an incident is over, in any state of its trip. Lists then show the last open one.

    An incident that is closed already stays as it was closed. A bus that broke down does not go on by this.

    Raises:
        NotFound: `trip_not_found`, `incident_not_found`.
    """
    return until_settled(partial(_resolve, caller, trip_id, incident_id, request.note))


def _resolve(caller: Caller, trip_id: str, incident_id: str, note: str | None) -> IncidentView:
    trip = find_own(caller, trip_id)
    incidents = {each.incident_id: each for each in incident_store.all_of(trip_id)}
    incident = incidents.pop(incident_id, None)
    if incident is None:
        raise NotFound("incident_not_found", f"The trip has no incident {incident_id}.")
    offset = offset_of(trip.departure_at)
    if incident.resolution:
        return incident_view(incident, offset)
    resolution = Resolution(epoch(), caller.subject, note)
    transaction = Transaction()
    incident_store.resolve_into(transaction, incident, resolution)
    if incident.kind is not IncidentKind.BREAKDOWN:
        store.note_into(transaction, trip, told_last(incidents.values()))
    audit.add(transaction, _entry(trip, incident, note))
    if not transaction.happens():
        raise Overtaken
    return incident_view(replace(incident, resolution=resolution), offset)


def _entry(trip: Trip, incident: Incident, note: str | None) -> audit.Entry:
    return audit.Entry(
        "trip.incident_resolved",
        trip.trip_id,
        trip.company_id,
        after={"incident_id": incident.incident_id, "kind": incident.kind.value, "note": note},
    )
