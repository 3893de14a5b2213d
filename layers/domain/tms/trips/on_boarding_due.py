"""Use case: boarding opens by itself, some time before the departure."""

from collections.abc import Callable

from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.kernel.events.attempts import failed_of
from tms.kernel.events.schedule import in_time
from tms.kernel.logging import logger
from tms.trips import boarding_store, life_cycle, store
from tms.trips.boarding_store import Due
from tms.trips.state_machine import Action, decide
from tms.trips.trip import TripStatus
from tms.trips.windows import boards_at

AGAIN_S = 60
"""How long after a refusal the trip is looked at again: its bus may still be on another trip."""


LEAST_S = 5
"""With less time left, a run ends; the next one goes on."""


def open_what_is_due(remaining: Callable[[], float]) -> None:
    """Open the boarding of every trip whose time it is.

    What fails is logged and counted, and keeps no other trip from boarding.

    Args:
        remaining: tells for how many seconds this run may still go on.
    """
    found = ((due.trip_id, due) for due in boarding_store.due_at(epoch()))
    failed_of(in_time(found, remaining, LEAST_S), open_boarding)


def open_boarding(due: Due) -> None:
    """Open the boarding of a trip, if it is time.

    The trip is judged as it is now: one that was cancelled, taken off sale or boarded by its driver is left
    alone, and one that is late is looked at again when its time has come. Two calls at once do no harm.
    """
    trip, now = store.find(due.trip_id), epoch()
    if trip is None or trip.status is not TripStatus.PUBLISHED:
        boarding_store.forget(due)
        return
    again = boards_at(trip)
    if again <= now:
        try:
            decide(trip, Action.BOARD, now, None)
            if life_cycle.moved(trip, TripStatus.BOARDING, now):
                boarding_store.forget(due)
                return
        except Conflict as refusal:
            logger.info("boarding did not open", extra={"trip": trip.trip_id, "code": refusal.code})
        again = now + AGAIN_S
    if again <= int((trip.departure_at + trip.late(0)).timestamp()) + trip.windows.begun_within_s:
        boarding_store.remember(trip, again)
    if again != due.second:
        boarding_store.forget(due)
