"""Use case: list the routes of a company."""

from typing import TYPE_CHECKING

from tms.fleet import route_store, store
from tms.fleet.route.views import RouteRows, route_row
from tms.fleet.routes import RouteState
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.http.pages import next_cursor, sort_key

if TYPE_CHECKING:
    from tms.fleet.route.requests import RoutesQuery


def list_routes(caller: Caller, query: "RoutesQuery") -> RouteRows:
    """Return the routes of the caller's company by name, those in a state and those that call at a station.

    Raises:
        BadRequest: `bad_cursor`.
    """
    cards, following = route_store.cards(
        company_of(caller),
        state=RouteState(query.state) if query.state else None,
        station_id=query.station_id,
        behind=sort_key(query.cursor),
        limit=query.limit,
    )
    ends = {station_id for card in cards for station_id in (card.first, card.last)}
    names = {station.station_id: station.name for station in store.find_stations(ends)}
    return RouteRows([route_row(card, names) for card in cards], next_cursor(following))
