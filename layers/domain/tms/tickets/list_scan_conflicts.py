"""Use case: list whom devices without a network let in though the platform would not."""

from tms.kernel.access.caller import Caller
from tms.tickets import conflict_store
from tms.tickets.conflict_views import ScanConflicts, conflict_view
from tms.trips.for_tickets import trips


def list_scan_conflicts(caller: Caller, trip_id: str) -> ScanConflicts:
    """Return the conflicts of a trip of the caller's company, the earliest first.

    Raises:
        NotFound: `trip_not_found`; also if it belongs to another company.
    """
    trip = trips.find_own(caller, trip_id)
    return ScanConflicts(
        [conflict_view(each, trip.departure_at) for each in conflict_store.conflicts_of(trip_id)]
    )
