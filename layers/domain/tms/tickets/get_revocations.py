"""Use case: tell a scanner which tickets of a trip are void."""

from tms.kernel.access.caller import Caller
from tms.kernel.clock import at, epoch, offset_of
from tms.tickets import revoked_store
from tms.tickets.offline_views import Revocations
from tms.tickets.scannable import scannable


def get_revocations(caller: Caller, trip_id: str) -> Revocations:
    """Return the void tickets of a trip.

    Raises:
        NotFound, Forbidden: see `scannable`.
    """
    trip = scannable(caller, trip_id)
    made_at = at(epoch(), offset_of(trip.departure_at))
    return Revocations(trip_id, made_at, revoked_store.revoked(trip_id))
