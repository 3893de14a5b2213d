"""The swap of a trip's bus while it goes on, and the changes of seats that it means.

The trip itself says that its bus is swapped, and every write of the swap has that as a condition. Its
revision grows with the first one, so that a step of the trip which was judged before is judged again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from tms.bookings.reseat import SeatChange
from tms.kernel.store import Record, Transaction, write_if
from tms.trips.records import SwapRecord, TripRecord
from tms.trips.store import TRIP, as_read, record_of
from tms.trips.trip import Swap, SwapStage, Trip

GOING_ON = "swap goes on"
"""The label of the condition that a swap goes on."""


def begin(trip: Trip, swap: Swap) -> bool:
    """Write down that the bus of a trip is being swapped; False if the trip is not as it was read."""
    none = TripRecord.swap_id.does_not_exist()
    return write_if(
        lambda: _key(trip.trip_id).update(
            actions=[
                TripRecord.swap_id.set(swap.swap_id),
                TripRecord.swap_stage.set(swap.stage.value),
                TripRecord.swap_at.set(swap.began_at),
                TripRecord.revision.set(trip.revision + 1),
            ],
            condition=as_read(trip) & none,
        )
    )


def guard_into(transaction: Transaction, trip_id: str, swap: Swap) -> None:
    """Add to `transaction` that it happens only while a swap is in its stage."""
    transaction.check(GOING_ON, _key(trip_id), _is(swap))


def decide_into(
    transaction: Transaction,
    before: Trip,
    after: Trip,
    swap: Swap,
    changes: Sequence[SeatChange],
    lowered: Mapping[str, tuple[str, str]],
) -> None:
    """Add to `transaction`: a trip has another bus, and its passengers are to move.

    Args:
        before: as it was read while the swap was in the stage CLOSING.
        lowered: by ticket, the class of the seat before and that of the new one, where it is lower.

    Raises (at the commit):
        ConditionFailed: `TRIP`, it is not as `before`, or the swap was given up.
    """
    record = record_of(after)
    actions: list[Any] = [
        TripRecord.document.set(record.document),
        TripRecord.card.set(record.card),
        TripRecord.bus_id.set(after.bus_id),
        TripRecord.driver_id.set(after.driver_id),
        TripRecord.revision.set(before.revision + 1),
        TripRecord.swap_stage.set(SwapStage.MOVING.value),
        TripRecord.last_swap_id.set(swap.swap_id),
        TripRecord.former_bus_id.set(before.bus_id),
        TripRecord.former_driver_id.set(before.driver_id),
        TripRecord.broken_at.remove(),
    ]
    transaction.update(TRIP, _key(before.trip_id), actions, as_read(before) & _is(swap))
    told = [asdict(change) for change in changes]
    plan = SwapRecord(f"TRIP#{before.trip_id}", f"SWAP#{swap.swap_id}", changes=told)
    plan.lowered = lowered or None
    plan.mends = before.broken_at is not None
    transaction.put("swap", plan, Record.pk.does_not_exist())


def give_up(trip_id: str, swap: Swap) -> bool:
    """Write down that nothing comes of a swap; False if it is in another stage than it was read in."""
    return write_if(
        lambda: _key(trip_id).update(
            actions=[TripRecord.swap_stage.set(SwapStage.REOPENING.value)], condition=_is(swap)
        )
    )


def end(trip_id: str, swap: Swap) -> bool:
    """Write down that a swap is over; False if others did."""
    actions: list[Any] = [
        TripRecord.swap_id.remove(),
        TripRecord.swap_stage.remove(),
        TripRecord.swap_at.remove(),
    ]
    if swap.stage is SwapStage.MOVING:
        actions.append(TripRecord.swaps.add(1))
    return write_if(lambda: _key(trip_id).update(actions=actions, condition=_is(swap)))


def decided(trip_id: str, swap_id: str) -> tuple[list[SeatChange], bool]:
    """Return who moves where in a swap that was decided, and whether the bus before had broken down.

    Raises:
        LookupError: there is no such swap.
    """
    try:
        record = SwapRecord.get(f"TRIP#{trip_id}", f"SWAP#{swap_id}", consistent_read=True)
    except SwapRecord.DoesNotExist:
        raise LookupError(f"{trip_id} has no swap {swap_id}") from None
    return [SeatChange(**change) for change in record.changes], record.mends


def lowered_by(trip_id: str, swap_id: str) -> dict[str, tuple[str, str]]:
    """Return, by ticket, the class of the seat before a swap and the lower one that it gave."""
    try:
        record = SwapRecord.get(f"TRIP#{trip_id}", f"SWAP#{swap_id}", consistent_read=True)
    except SwapRecord.DoesNotExist:
        return {}
    return {ticket_id: (before, after) for ticket_id, (before, after) in (record.lowered or {}).items()}


def _is(swap: Swap) -> Any:
    return (TripRecord.swap_id == swap.swap_id) & (TripRecord.swap_stage == swap.stage.value)


def _key(trip_id: str) -> TripRecord:
    return TripRecord(f"TRIP#{trip_id}", "TRIP")
