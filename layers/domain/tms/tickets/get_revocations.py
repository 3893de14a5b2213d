"""Use case: tell a scanner which tickets of a trip are void."""

from tms.kernel.access.caller import Caller
from tms.tickets import revoked_store
from tms.tickets.offline_views import Revocations
from tms.tickets.scannable import scannable


def get_revocations(caller: Caller, trip_id: str) -> Revocations:
    """Return the void tickets of a trip.

    Raises:
        NotFound, Forbidden: see `scannable`.
    """
    scannable(caller, trip_id)
    return Revocations(trip_id, revoked_store.revoked(trip_id))
