"""A company's buses: how they are found, changed and shown, and what is refused of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tms.fleet import bus_store, calendar_store
from tms.fleet.bus.views import BusView, bus_view
from tms.fleet.buses import Bus
from tms.fleet.calendar import Assignment, Kind
from tms.fleet.layout import Cell, Layout, faults
from tms.fleet.templates import DRAWINGS, Template
from tms.fleet.uses import MOST_TOLD
from tms.kernel.access import audit, tenancy
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, NotFound, invalid_fields
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.fleet.bus.requests import LayoutCell

Change = Callable[[Bus, Sequence[Assignment]], Bus]
"""Returns a bus as it is to be, given the trips that have it from now on; or refuses."""


def find_bus(caller: Caller, bus_id: str) -> Bus:
    """Return a bus of the caller's company, as it is now.

    Raises:
        NotFound: `bus_not_found`, also for a bus of another company.
    """
    company = company_of(caller)
    bus = bus_store.find_bus(company, bus_id)
    if bus is None:
        missing = NotFound("bus_not_found", f"There is no bus {bus_id}.")
        raise tenancy.hidden(caller, bus_store.home_of(bus_id) or company, bus_id, missing)
    return bus


def shown(bus: Bus) -> BusView:
    """Return a bus as it is answered, with the trips that have it next."""
    return bus_view(bus, trips_of(bus)[:MOST_TOLD])


def trips_of(bus: Bus) -> list[Assignment]:
    """Return the trips that have a bus now or later, by their beginning."""
    return calendar_store.assignments_from(Kind.BUS, bus.bus_id, epoch())


def change_bus(caller: Caller, bus_id: str, action: str, change: Change) -> Bus:
    """Change a bus of the caller's company, and return it. What stays the same is not written.

    Args:
        action: what the audit trail calls the change.
        change: called again if the bus, or what trips have it, was changed meanwhile.

    Raises:
        NotFound: `bus_not_found`.
        Conflict: `plate_taken`, and what `change` refuses.
    """

    def attempt() -> Bus:
        before = find_bus(caller, bus_id)  # and then its trips: the write sees one that comes between
        after = change(before, trips_of(before))
        if after == before:
            return before
        after = replace(after, revision=before.revision + 1)
        transaction = Transaction()
        bus_store.change_bus(transaction, before, after)
        entry = Entry(action, bus_id, before.company_id, before=audited(before), after=audited(after))
        audit.add_if_staff(transaction, entry)
        commit(transaction)
        return after

    return until_settled(attempt)


def commit(transaction: Transaction) -> None:
    """Write a change of a bus.

    Raises:
        Conflict: `plate_taken`.
        Overtaken: the bus is no longer as it was read, or a trip was given it meanwhile.
    """
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if bus_store.PLATE in failure.failed:
            raise plate_taken() from None
        raise Overtaken from None


def layout_of(template: Template | None, grid: Sequence[Sequence["LayoutCell"]] | None) -> Layout | None:
    """Return the layout that a request describes; None if it describes none.

    Raises:
        Invalid: `invalid_field`, with a pointer to each wrong cell.
    """
    if template is not None:
        return DRAWINGS[template]()
    if grid is None:
        return None
    rows = tuple(tuple(Cell(cell.kind, cell.label, cell.seat_class or "") for cell in row) for row in grid)
    if wrong := faults(rows):
        raise invalid_fields([("/layout" + where, what) for where, what in wrong])
    return Layout(rows)


def audited(bus: Bus) -> Mapping[str, object]:
    """Return what the audit trail shows of a bus."""
    return {
        "plate": bus.plate,
        "bus_class": bus.bus_class,
        "amenities": list(bus.amenities),
        "seats": bus.layout.capacity,
        "lap_children": bus.lap_children,
        "extra_luggage": bus.extra_luggage,
        "state": bus.state.value,
        "outages": [[each.outage_id, each.kind.value, each.from_at, each.until_at] for each in bus.outages],
    }


def plate_taken() -> Conflict:
    """Return the refusal of a plate that another bus has, of whichever company."""
    return Conflict("plate_taken", "Another bus has this number plate.")
