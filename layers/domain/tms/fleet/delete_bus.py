"""Use case: delete a bus of a company that no trip has."""

from tms.fleet import bus_store
from tms.fleet.own_buses import audited, commit, find_bus, trips_of
from tms.fleet.uses import refuse_trips
from tms.kernel.access import audit
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.overtaken import until_settled
from tms.kernel.store import Transaction


def delete_bus(caller: Caller, bus_id: str) -> None:
    """Delete a bus of the caller's company; trips that ran with it keep its plate. Its plate is free then.

    Raises:
        NotFound: `bus_not_found`, also for a bus of another company.
        Conflict: `in_use`, with the trips that have the bus.
    """

    def attempt() -> None:
        bus = find_bus(caller, bus_id)
        refuse_trips(trips_of(bus), "Trips have this bus. Give them another one first.")
        transaction = Transaction()
        bus_store.delete_bus(transaction, bus)
        audit.add_if_staff(transaction, Entry("bus.deleted", bus_id, bus.company_id, before=audited(bus)))
        commit(transaction)

    until_settled(attempt)
