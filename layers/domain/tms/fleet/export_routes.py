"""Use case: give a company's routes with their fares as CSV."""

from collections import Counter

from tms.companies.lookalikes import look
from tms.fleet import route_store, station_store
from tms.fleet.route.columns import columns_for, rows_of
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.sheets import sheet


def export_routes(caller: Caller) -> str:
    """Return the routes of the caller's company by name, as a file that an import takes again.

    A station is called by its name, and by its id where another one that the company may use is called alike.
    """
    company = company_of(caller)
    routes = route_store.find_routes(card.route_id for card in route_store.routes_of(company))
    stations = station_store.stations_now(company)
    alike = Counter(look(station.name) for station in stations)
    names = {
        each.station_id: each.name if alike[look(each.name)] == 1 else each.station_id for each in stations
    }
    columns = columns_for(max((len(route.stops) for route in routes), default=0))
    in_order = sorted(routes, key=lambda route: route.name)
    return sheet.written(columns, (row for route in in_order for row in rows_of(route, names)))
