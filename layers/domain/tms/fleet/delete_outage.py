"""Use case: delete the time in which a bus was to be out."""

from collections.abc import Sequence
from dataclasses import replace

from tms.fleet.buses import Bus
from tms.fleet.calendar import Assignment
from tms.fleet.own_buses import change_bus
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound


def delete_outage(caller: Caller, bus_id: str, outage_id: str) -> None:
    """Delete an outage of a bus of the caller's company: the bus can run then.

    Raises:
        NotFound: `bus_not_found`, also for a bus of another company; `outage_not_found`.
    """

    def change(bus: Bus, _: Sequence[Assignment]) -> Bus:
        kept = tuple(each for each in bus.outages if each.outage_id != outage_id)
        if len(kept) == len(bus.outages):
            raise NotFound("outage_not_found", f"The bus has no outage {outage_id}.")
        return replace(bus, outages=kept)

    change_bus(caller, bus_id, "bus.put_back", change)
