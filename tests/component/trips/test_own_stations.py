"""A company's own station: passengers find it once a trip that stops there is on sale."""

from datetime import timedelta

import pytest

from tests.support.buying import expect
from tests.support.clocks import HeldClock
from tests.support.fleet import own_station
from tests.support.functions import Reply, call
from tests.support.network import FARES, KIGALI, LINE
from tests.support.people import SUPERVISOR
from tests.support.planning import LEAVES, ask, mapped, plan, stored, wanted
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


class TestDeleted:
    """The route goes elsewhere by now, and trips that were made of it before do not."""

    @pytest.fixture
    def station_id(self, draft: str) -> str:
        station_id = stored(draft).stops[1].station_id
        body = {
            "stops": [
                {"station_id": KIGALI.station_id, "running_s": 0},
                {"station_id": LINE[1].station_id, "running_s": 3600},
            ],
            "fares": [{"from_stop": 0, "to_stop": 1, "amount": 3000}],
        }
        path = {"route_id": stored(draft).route_id}
        expect(200, call("fleet/update_route", path=path, body=body, caller=SUPERVISOR))
        return station_id

    def delete(self, station_id: str) -> Reply:
        return call("fleet/delete_station", path={"station_id": station_id}, caller=SUPERVISOR)

    def test_it_is_not_while_passengers_buy_a_way_there(self, draft: str, station_id: str):
        expect(200, ask("publish_trip", draft))
        reply = self.delete(station_id)
        assert (reply.status, reply.code, reply.json["count"]) == (409, "in_use", 1)
        label = "2026-11-23 06:00 Nyabugogo - Byumba stop"
        assert reply.json["uses"] == [{"kind": "trip", "id": draft, "name": label}]
        expect(200, ask("cancel_trip", draft, body={"reason": "The road is closed."}))
        assert self.delete(station_id).status == 204

    def test_it_is_once_they_have_left(self, draft: str, station_id: str, clock: HeldClock):
        expect(200, ask("publish_trip", draft))
        clock.set(LEAVES + timedelta(minutes=1))
        assert self.delete(station_id).status == 204
