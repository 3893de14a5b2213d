"""Use case: list what was reported of a trip."""

from typing import TYPE_CHECKING

from tms.companies.for_trips.names import names_of
from tms.kernel.access.caller import Caller
from tms.kernel.clock import offset_of
from tms.kernel.http import pages
from tms.trips import incident_store
from tms.trips.operation.views import IncidentRow, Incidents, incident_view
from tms.trips.own_trips import find_own

if TYPE_CHECKING:
    from tms.trips.operation.requests import IncidentsQuery


def list_incidents(caller: Caller, trip_id: str, query: "IncidentsQuery") -> Incidents:
    """Return a page of the incidents of a trip of the caller's company.

    Raises:
        NotFound: `trip_not_found`.
        BadRequest: `bad_cursor`.
    """
    trip = find_own(caller, trip_id)
    found, following = incident_store.of_trip(trip_id, pages.sort_key(query.cursor), query.limit)
    reporters = {each.reported_by for each in found}
    names = names_of(reporters | {each.resolution.by for each in found if each.resolution})
    offset = offset_of(trip.departure_at)
    rows = [
        IncidentRow(
            incident_view(each, offset),
            names.get(each.reported_by),
            names.get(each.resolution.by) if each.resolution else None,
        )
        for each in found
    ]
    return Incidents(rows, pages.next_cursor(following))
