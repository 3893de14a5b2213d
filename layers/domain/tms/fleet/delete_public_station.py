"""Use case: delete a station that all companies share."""

from tms.fleet import station_changes
from tms.fleet.uses import TripsAt
from tms.kernel.access.caller import Caller


def delete_public_station(caller: Caller, station_id: str, trips_at: TripsAt) -> None:
    """Delete a station that all companies share, and at which no route of any company calls.

    Args:
        trips_at: returns the next trips on sale that stop at a station.

    Raises:
        NotFound: `station_not_found`, also for a company's own station.
        Conflict: `in_use`, with the routes that call there, or the next trips on sale that do.
    """
    station_changes.delete(caller, None, station_id, trips_at)
