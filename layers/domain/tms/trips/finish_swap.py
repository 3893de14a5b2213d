"""Finishing the swap of a bus, which may have been begun by a process that died.

Every step may be done again, and by several at once.
"""

from functools import partial

from tms.bookings import for_trips as bookings
from tms.kernel.clock import epoch
from tms.kernel.conflicts import Conflicted
from tms.kernel.store import Transaction
from tms.trips import put_on_sale, swap_store
from tms.trips.end_breakdown import ahead
from tms.trips.trip import Swap, SwapStage, Trip

DECIDED_WITHIN_S = 60
"""A swap that is not decided after this time was begun by a process that died; nothing comes of it."""

Tickets = bookings.refit.Tickets


def wait_s(swap: Swap) -> int:
    """Return for how many seconds a swap is still left to whoever began it."""
    if swap.stage is not SwapStage.CLOSING:
        return 0
    return max(0, swap.began_at + DECIDED_WITHIN_S - epoch())


def finish(trip: Trip, tickets: Tickets) -> None:
    """Finish the swap of a trip that was decided, or take back one that was not.

    Args:
        trip: as it was read, with a swap that goes on and is not left to others, see `wait_s`.

    Raises:
        Conflicted: others do the same at this moment; the same call goes on.
    """
    swap = trip.swap
    if swap is None:
        return
    if swap.stage is SwapStage.MOVING:
        _move(trip, swap, tickets)
    else:
        take_back(trip.trip_id, swap)


def take_back(trip_id: str, swap: Swap) -> None:
    """Open the seats for sale again, because nothing comes of a swap.

    Raises:
        Conflicted: see `finish`.
    """
    if swap.stage is SwapStage.CLOSING and not swap_store.give_up(trip_id, swap):
        return
    bookings.refit.resume(trip_id, swap.swap_id)
    swap_store.end(trip_id, Swap(swap.swap_id, SwapStage.REOPENING, swap.began_at))


def _move(trip: Trip, swap: Swap, tickets: Tickets) -> None:
    trip_id, swap_id = trip.trip_id, swap.swap_id
    guard = partial(swap_store.guard_into, trip_id=trip_id, swap=swap)
    changes, mends = swap_store.decided(trip_id, swap_id)
    bookings.refit.add_seats(trip_id, trip.layout, swap_id, guard)
    if mends:
        first = Transaction()
        guard(first)
        for each in (first, *bookings.reopen_into(first, trip_id, ahead(trip), guard)):
            if not each.happens():
                raise Conflicted
    bookings.refit.move(changes, swap_id, tickets)
    bookings.refit.tell(trip_id, swap_id)
    put_on_sale.list_for_search(trip)
    bookings.refit.settle(trip_id, trip.layout, swap_id)
    swap_store.end(trip_id, swap)
