"""A company's own station: passengers find it once a trip that stops there is on sale."""

import pytest

from tests.support.buying import expect
from tests.support.fleet import own_station
from tests.support.functions import call
from tests.support.network import FARES, KIGALI
from tests.support.planning import LEAVES, ask, mapped, plan, wanted
from tms.fleet import store
from tms.fleet.buses import Bus
from tms.fleet.routes import RouteStop
from tms.kernel.ids import derived_id
from tms.trips import publish_trip


def found() -> list[str]:
    store.stations_in.cache_clear()
    return [each["name"] for each in call("fleet/search_stations", query={"q": "Byumba"}).json["items"]]


@pytest.fixture
def draft(bus: Bus) -> str:
    """A trip from Kigali to the company's own station."""
    end = own_station("Byumba stop")
    stops = (RouteStop(KIGALI.station_id, 0), RouteStop(end.station_id, 3600))
    fares = {(0, 1): FARES[0, 1]}
    route_id = mapped(route_id=derived_id("rte", "own"), name="To Byumba", stops=stops, fares=fares).route_id
    return str(expect(201, plan(wanted(bus, LEAVES, route_id=route_id)))["trip_id"])


def test_it_is_found_with_the_trip(draft: str):
    assert found() == []
    expect(200, ask("publish_trip", draft))
    assert found() == ["Byumba stop"]


def test_a_function_that_dies_before_is_called_again(draft: str, monkeypatch: pytest.MonkeyPatch):
    def die(_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(publish_trip, "show_to_passengers", die)
        assert ask("publish_trip", draft).status == 500
    assert found() == []
    expect(200, ask("publish_trip", draft))
    assert found() == ["Byumba stop"]
