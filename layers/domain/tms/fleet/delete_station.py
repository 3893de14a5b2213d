"""Use case: delete a station of a company."""

from tms.fleet import station_changes
from tms.fleet.uses import TripsAt
from tms.kernel.access.caller import Caller, company_of


def delete_station(caller: Caller, station_id: str, trips_at: TripsAt) -> None:
    """Delete a station of the caller's company at which no route calls.

    Args:
        trips_at: returns the next trips on sale that stop at a station.

    Raises:
        NotFound: `station_not_found`, also for a shared station and for one of another company.
        Conflict: `in_use`, with the routes that call there, or the next trips on sale that do.
    """
    station_changes.delete(caller, company_of(caller), station_id, trips_at)
