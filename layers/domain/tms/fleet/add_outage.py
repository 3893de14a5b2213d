"""Use case: take a bus out for a time."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tms.fleet.bus.views import BusView
from tms.fleet.buses import Bus, Outage
from tms.fleet.calendar import DAY_S, Assignment
from tms.fleet.own_buses import change_bus, shown
from tms.fleet.uses import refuse_trips
from tms.kernel import idempotency
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.kernel.ids import derived_id

if TYPE_CHECKING:
    from tms.fleet.bus.requests import OutageRequest

MOST_OUTAGES = 50
"""How many outages a bus has on record at most, those of more than `KEPT_S` ago not counted: they go."""

KEPT_S = 400 * DAY_S


def add_outage(caller: Caller, bus_id: str, request: "OutageRequest", key: str) -> BusView:
    """Take a bus of the caller's company out for a time. A repeated request changes nothing.

    Args:
        key: the caller's Idempotency-Key. The outage's id is derived from the bus, the caller and the key.

    Raises:
        NotFound: `bus_not_found`, also for a bus of another company.
        Conflict: `in_use`, with the trips that have the bus then, unless the request accepts them;
            `too_many_outages`.
        Invalid: `idempotency_key_reused`.
    """
    outage = Outage(
        outage_id=derived_id("out", bus_id, caller.subject, key),
        kind=request.kind,
        from_at=int(request.from_at.timestamp()),
        until_at=None if request.until_at is None else int(request.until_at.timestamp()),
        reason=request.reason,
    )

    def change(bus: Bus, trips: Sequence[Assignment]) -> Bus:
        made = next((each for each in bus.outages if each.outage_id == outage.outage_id), None)
        if made is not None:
            if made != outage:
                raise idempotency.key_reused()
            return bus
        if not request.despite_trips:
            then = [each for each in trips if each.window.overlaps(outage.from_at, outage.until_at)]
            refuse_trips(then, "Trips have the bus then. Give them another one, or send despite_trips.")
        kept = [each for each in bus.outages if each.until_at is None or each.until_at > epoch() - KEPT_S]
        if len(kept) >= MOST_OUTAGES:
            raise Conflict("too_many_outages", f"The bus has {MOST_OUTAGES} outages. Delete one first.")
        return replace(bus, outages=tuple(sorted([*kept, outage], key=lambda each: each.from_at)))

    return shown(change_bus(caller, bus_id, "bus.taken_out", change))
