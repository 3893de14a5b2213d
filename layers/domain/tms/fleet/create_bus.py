"""Use case: put a bus of a company on record."""

from typing import TYPE_CHECKING

from tms.fleet import bus_store
from tms.fleet.bus.views import BusView
from tms.fleet.buses import Bus, BusState
from tms.fleet.own_buses import audited, find_bus, layout_of, plate_taken, shown
from tms.kernel import idempotency
from tms.kernel.access import audit
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.clock import epoch
from tms.kernel.errors import NotFound
from tms.kernel.ids import derived_id
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.fleet.bus.requests import BusRequest


def create_bus(caller: Caller, request: "BusRequest", key: str) -> BusView:
    """Put a bus of the caller's company on record. A repeated request returns the bus that it made before.

    Args:
        key: the caller's Idempotency-Key. The bus's id is derived from the caller and the key.

    Raises:
        Conflict: `plate_taken`, also by a bus of another company.
        NotFound: `bus_not_found`, the bus that this request made was deleted since.
        Invalid: `invalid_field`, a cell of the layout is wrong; `idempotency_key_reused`.
    """
    layout = layout_of(request.template, request.layout)
    if layout is None:
        raise ValueError("a request to make a bus has a template or a layout")
    bus = Bus(
        bus_id=derived_id("bus", caller.subject, key),
        company_id=company_of(caller),
        plate=request.plate,
        bus_class=request.bus_class,
        amenities=tuple(request.amenities),
        layout=layout,
        state=BusState.ACTIVE,
        outages=(),
        revision=1,
        plans=0,
        request_hash=idempotency.hash_of(request),
        created_at=epoch(),
        lap_children=request.lap_children,
        extra_luggage=request.extra_luggage,
    )
    transaction = Transaction()
    bus_store.add_bus(transaction, bus)
    audit.add_if_staff(transaction, Entry("bus.created", bus.bus_id, bus.company_id, after=audited(bus)))
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if bus_store.HOME in failure.failed:
            return _replayed(caller, bus)
        raise plate_taken() from None
    return shown(bus)


def _replayed(caller: Caller, bus: Bus) -> BusView:
    """Return the bus that a repeated request made, as it is now.

    Raises:
        NotFound: `bus_not_found`, it was deleted since.
        Invalid: `idempotency_key_reused`, the request was another one.
    """
    try:
        made = find_bus(caller, bus.bus_id)
    except NotFound:
        raise NotFound("bus_not_found", "This request made a bus that was deleted since.") from None
    if made.request_hash != bus.request_hash:
        raise idempotency.key_reused()
    return shown(made)
