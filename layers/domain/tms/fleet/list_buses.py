"""Use case: list a company's buses."""

from typing import TYPE_CHECKING

from tms.fleet import bus_store, calendar_store
from tms.fleet.bus.views import BusList, bus_row
from tms.fleet.buses import Bus
from tms.fleet.calendar import DAY_S, Kind
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.clock import epoch
from tms.kernel.http import pages

if TYPE_CHECKING:
    from tms.fleet.bus.requests import BusQuery

AHEAD_S = 2 * DAY_S
"""How far a list looks for the next trip of each bus."""


def list_buses(caller: Caller, query: "BusQuery") -> BusList:
    """Return a page of the buses of the caller's company, by their plate.

    A company has at most some hundreds, so all of them are read for a page.

    Raises:
        BadRequest: `bad_cursor`.
    """
    behind = pages.sort_key(query.cursor) or ""
    buses = [bus for bus in bus_store.buses_of(company_of(caller)) if bus.plate > behind and _is(bus, query)]
    shown, moment = buses[: query.limit], epoch()
    trips = calendar_store.assignments_of(Kind.BUS, [bus.bus_id for bus in shown], moment, moment + AHEAD_S)
    following = shown[-1].plate if len(buses) > len(shown) else None
    return BusList([bus_row(bus, trips[bus.bus_id], moment) for bus in shown], pages.next_cursor(following))


def _is(bus: Bus, query: "BusQuery") -> bool:
    return (
        query.state in {None, bus.state}
        and query.bus_class in {None, bus.bus_class}
        and _solid(query.plate) in _solid(bus.plate)
    )


def _solid(plate: str) -> str:
    return "".join(filter(str.isalnum, plate.upper()))
