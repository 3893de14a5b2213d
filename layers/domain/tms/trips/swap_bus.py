"""Use case: give a trip another bus while it is sold, boarded or under way."""

from functools import partial
from typing import TYPE_CHECKING

from tms.bookings import for_trips as bookings
from tms.fleet.for_trips import calendars
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.conflicts import Conflicted
from tms.kernel.ids import new_id
from tms.kernel.store import ConditionFailed, Transaction
from tms.trips import finish_swap, plan, running_store, swap_plan, swap_store
from tms.trips.finish_swap import Tickets
from tms.trips.foreign_things import hidden
from tms.trips.life_cycle import refuse_taken
from tms.trips.own_trips import find_own
from tms.trips.state_machine import Action, bus_changing, decide
from tms.trips.swap_plan import SwapPlan
from tms.trips.swap_views import BusSwapped, bus_swapped
from tms.trips.trip import Swap, SwapStage, Trip
from tms.trips.windows import idle_from

if TYPE_CHECKING:
    from tms.trips.requests import BusSwapRequest

TRIES = 5


def swap_bus(caller: Caller, trip_id: str, request: "BusSwapRequest", tickets: Tickets) -> BusSwapped:
    """Give a trip another bus, and its passengers seats in it. Doing it again changes nothing more.

    First all seats are closed for sale, so that it can be seen who sits where. In one transaction the trip
    then gets the bus, on the condition that the bus, the driver and their calendars are as they were judged.
    From there on the swap is always finished, booking by booking: by this call, by its repeat, or by
    `on_swap_begun`.

    Args:
        tickets: adds to a transaction that tickets have other seats.

    Raises:
        NotFound: `trip_not_found`, `bus_not_found`, `driver_not_found`.
        Conflict: `wrong_trip_state`; `bus_changing`, while another swap is being decided; `same_bus`, also
            with another driver: passengers would be told of another bus; `bus_too_small` and what stands in
            the way of the bus or the driver, see `swap_plan.refuse`; `bus_running`, `driver_running`.
        Conflicted: others kept changing the trip. A swap that was decided is finished all the same.
    """
    for _ in range(TRIES):
        trip = find_own(caller, trip_id)
        if trip.swap is not None:
            if finish_swap.wait_s(trip.swap):
                raise bus_changing()
            finish_swap.finish(trip, tickets)
            continue
        decide(trip, Action.SWAP_BUS, epoch(), caller)
        if trip.bus_id == request.bus_id:
            return _shown(trip, request)
        with hidden(caller, {"/bus_id": request.bus_id, "/driver_id": request.driver_id}):
            swap_plan.refuse(swap_plan.find_swap(trip, request.bus_id, request.driver_id))
        swap = Swap(new_id("swp"), SwapStage.CLOSING, epoch())
        if swap_store.begin(trip, swap) and _decided(caller, trip_id, request, swap):
            finish_swap.finish(find_own(caller, trip_id), tickets)
    raise Conflicted


def _decided(caller: Caller, trip_id: str, request: "BusSwapRequest", swap: Swap) -> bool:
    """Close the seats and give the trip its bus; False if something has changed meanwhile.

    Nothing stays closed where nothing comes of it.
    """
    try:
        guard = partial(swap_store.guard_into, trip_id=trip_id, swap=swap)
        trip = find_own(caller, trip_id)
        if trip.swap == swap and bookings.refit.pause(trip_id, swap.swap_id, guard):
            found = swap_plan.find_swap(trip, request.bus_id, request.driver_id)
            swap_plan.refuse(found)
            if _written(found, swap, request.reason):
                return True
    except BaseException:
        finish_swap.take_back(trip_id, swap)
        raise
    finish_swap.take_back(trip_id, swap)
    return False


def _written(found: SwapPlan, swap: Swap, reason: str) -> bool:
    """Give a trip its new bus in one transaction; False if what it was judged on has changed.

    Raises:
        Conflict: `bus_busy`, `driver_busy`; `bus_running`, `driver_running`.
    """
    before, after, now = found.trip, found.after, epoch()
    transaction = Transaction()
    swap_store.decide_into(transaction, before, after, swap, found.changes, found.lowered)
    bookings.refit.refit_into(transaction, before.trip_id, after.bus_class, after.layout, after.carriage)
    plan.reserve_into(transaction, found.bus, after, before)
    if found.driver is not None:
        plan.reserve_into(transaction, found.driver, after, before)
    if before.runs:
        running_store.hand_over_into(transaction, before, after, idle_from(before, now), now)
    entry = audit.Entry(
        "trip.bus_swapped",
        before.trip_id,
        before.company_id,
        before=_told(before),
        after={**_told(after), "seats_changed": len(found.changes), "reason": reason},
    )
    audit.add_if_staff(transaction, entry)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if not calendars.is_overtaken(failure):
            refuse_taken(failure)
        return False
    return True


def _told(trip: Trip) -> dict[str, object]:
    return {"bus_id": trip.bus_id, "driver_id": trip.driver_id}


def _shown(trip: Trip, request: "BusSwapRequest") -> BusSwapped:
    """Show the last swap of a trip, which the request asks for again.

    Raises:
        Conflict: `same_bus`: it was planned with this bus, or another driver is asked for.
    """
    if trip.last_swap_id is None or request.driver_id not in {None, trip.driver_id}:
        raise swap_plan.same_bus(trip)
    changes, _ = swap_store.decided(trip.trip_id, trip.last_swap_id)
    return bus_swapped(trip, changes)
