"""Use case: finish a swap of a bus that a process began and left, because it died or was overtaken."""

from tms.trips import finish_swap, store
from tms.trips.finish_swap import Tickets


def on_swap_begun(trip_id: str, tickets: Tickets) -> int:
    """Finish the swap of a trip, if one still goes on.

    Args:
        tickets: adds to a transaction that tickets have other seats.

    Returns:
        Seconds after which to look again; 0 if nothing is left to do.

    Raises:
        Conflicted: others do the same at this moment.
    """
    trip = store.find(trip_id)
    if trip is None or trip.swap is None:
        return 0
    wait = finish_swap.wait_s(trip.swap)
    if not wait:
        finish_swap.finish(trip, tickets)
    return wait
