"""Use case: delete a station that all companies share."""

from tms.fleet import station_changes
from tms.kernel.access.caller import Caller


def delete_public_station(caller: Caller, station_id: str) -> None:
    """Delete a station that all companies share, and at which no route of any company calls.

    Raises:
        NotFound: `station_not_found`, also for a company's own station.
        Conflict: `in_use`, with the routes that call there.
    """
    station_changes.delete(caller, None, station_id)
