"""Use case: change a bus of a company, or retire it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tms.fleet.bus.views import BusView
from tms.fleet.buses import Bus, BusState
from tms.fleet.calendar import Assignment
from tms.fleet.layout import Layout
from tms.fleet.own_buses import change_bus, layout_of, shown
from tms.fleet.uses import TimetablesOf, refuse_trips
from tms.kernel.access.caller import Caller

if TYPE_CHECKING:
    from tms.fleet.bus.requests import BusChange

MOST_NAMED = 8
"""How many of the seats that would go a refusal names."""


def update_bus(caller: Caller, bus_id: str, request: "BusChange", timetables_of: TimetablesOf) -> BusView:
    """Change what the request gives of a bus; what it leaves out stays.

    Trips that have the bus keep the layout and the class that they were made with.

    Args:
        timetables_of: returns the timetables that make trips with it.

    Raises:
        NotFound: `bus_not_found`, also for a bus of another company.
        Conflict: `plate_taken`; `in_use`: trips have the bus, and it would be retired or lose seats, or
            timetables have it, and it would be retired.
        Invalid: `invalid_field`, a cell of the layout is wrong.
    """
    layout = layout_of(request.template, request.layout)

    def change(bus: Bus, trips: Sequence[Assignment]) -> Bus:
        after = changed(bus, request, layout)
        refuse_loss(bus, after, trips, timetables_of)
        return after

    return shown(change_bus(caller, bus_id, "bus.changed", change))


def changed(bus: Bus, request: "BusChange", layout: Layout | None) -> Bus:
    """Return a bus with what a request gives.

    Args:
        layout: the one that the request describes, if it does.
    """
    return replace(
        bus,
        plate=request.plate or bus.plate,
        bus_class=request.bus_class or bus.bus_class,
        amenities=bus.amenities if request.amenities is None else tuple(request.amenities),
        layout=layout or bus.layout,
        state=request.state or bus.state,
        lap_children=bus.lap_children if request.lap_children is None else request.lap_children,
        extra_luggage=bus.extra_luggage if request.extra_luggage is None else request.extra_luggage,
    )


def refuse_loss(bus: Bus, after: Bus, trips: Sequence[Assignment], timetables_of: TimetablesOf) -> None:
    """Refuse a change by which trips would lose seats or their bus, or timetables their bus.

    Raises:
        Conflict: `in_use`.
    """
    lost = [label for label in bus.layout.labels if label not in after.layout.labels]
    if lost:
        seats = ", ".join(lost[:MOST_NAMED])
        refuse_trips(trips, f"Trips have this bus and would lose seats: {seats}. Give them another bus.")
    if after.state is BusState.RETIRED and bus.state is not after.state:
        words = "Trips or timetables have this bus. Give them another one, then retire it."
        refuse_trips(trips, words, timetables_of(bus.company_id, bus.bus_id))
