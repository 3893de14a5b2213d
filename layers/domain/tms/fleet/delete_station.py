"""Use case: delete a station of a company."""

from tms.fleet import station_changes
from tms.kernel.access.caller import Caller, company_of


def delete_station(caller: Caller, station_id: str) -> None:
    """Delete a station of the caller's company at which no route calls.

    Raises:
        NotFound: `station_not_found`, also for a shared station and for one of another company.
        Conflict: `in_use`, with the routes that call there.
    """
    station_changes.delete(caller, company_of(caller), station_id)
