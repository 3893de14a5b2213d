"""Use case: delete a bus of a company that no trip and no timetable has."""

from tms.fleet import bus_store
from tms.fleet.own_buses import audited, commit, find_bus, trips_of
from tms.fleet.uses import TimetablesOf, refuse_trips
from tms.kernel.access import audit
from tms.kernel.access.audit import Entry
from tms.kernel.access.caller import Caller
from tms.kernel.overtaken import until_settled
from tms.kernel.store import Transaction


def delete_bus(caller: Caller, bus_id: str, timetables_of: TimetablesOf) -> None:
    """Delete a bus of the caller's company; trips that ran with it keep its plate. Its plate is free then.

    Args:
        timetables_of: returns the timetables that make trips with it.

    Raises:
        NotFound: `bus_not_found`, also for a bus of another company.
        Conflict: `in_use`, with the trips and timetables that have the bus.
    """

    def attempt() -> None:
        bus = find_bus(caller, bus_id)
        words = "Trips or timetables have this bus. Give them another one first."
        refuse_trips(trips_of(bus), words, timetables_of(bus.company_id, bus_id))
        transaction = Transaction()
        bus_store.delete_bus(transaction, bus)
        audit.add_if_staff(transaction, Entry("bus.deleted", bus_id, bus.company_id, before=audited(bus)))
        commit(transaction)

    until_settled(attempt)
