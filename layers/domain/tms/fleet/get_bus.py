"""Use case: show a bus of a company."""

from tms.fleet.bus.views import BusView
from tms.fleet.own_buses import find_bus, shown
from tms.kernel.access.caller import Caller


def get_bus(caller: Caller, bus_id: str) -> BusView:
    """Return a bus of the caller's company, with its layout, its outages and its next trips.

    Raises:
        NotFound: `bus_not_found`, also for a bus of another company.
    """
    return shown(find_bus(caller, bus_id))
