"""Stations over HTTP: own and shared ones, who changes them, and when passengers find them."""

import pytest

from tests.support.company import audited, on_record
from tests.support.fleet import own_station
from tests.support.functions import call
from tests.support.network import HUYE, KIGALI, MUSANZE, RUBAVU, build
from tests.support.people import (
    ADMIN,
    AGENT,
    COMPANY,
    FOREIGN_OWNER,
    OTHER_COMPANY,
    SUPERVISOR,
    key,
)
from tests.support.routes import new_route
from tms.fleet import station_use_store, store
from tms.fleet.for_trips.stations import show_to_passengers
from tms.fleet.own_routes import require_stations
from tms.fleet.routes import RouteStop
from tms.kernel.errors import Invalid
from tms.kernel.store import ConditionFailed, Transaction

DEPOT = {
    "name": "Musanze depot",
    "aliases": ["Ruhengeri depot"],
    "district": "Musanze",
    "latitude": -1.50123456,
    "longitude": 29.633,
    "timezone": "Africa/Kigali",
}
GONE = "stn_00000000000000000000000000"


@pytest.fixture(autouse=True)
def _network(cloud, clock):
    build()


def create(caller=SUPERVISOR, headers=None, **body):
    body = {name: value for name, value in (DEPOT | body).items() if value is not ...}
    return call("fleet/create_station", body=body, caller=caller, headers=headers or key())


def share(**body):
    return call("fleet/create_public_station", body=DEPOT | body, caller=ADMIN, headers=key())


def change(station_id, caller=SUPERVISOR, kind="station", **body):
    return call(f"fleet/update_{kind}", path={"station_id": station_id}, body=body, caller=caller)


def delete(station_id, caller=SUPERVISOR, kind="station"):
    return call(f"fleet/delete_{kind}", path={"station_id": station_id}, caller=caller)


def get(station_id, caller=AGENT):
    return call("fleet/get_own_station", path={"station_id": station_id}, caller=caller)


def listed(caller=AGENT, **query):
    return call("fleet/list_own_stations", query=query, caller=caller).json


def names(caller=AGENT, **query):
    return [each["name"] for each in listed(caller, **query)["items"]]


def found(q):
    store.stations_in.cache_clear()
    return [each["name"] for each in call("fleet/search_stations", query={"q": q}).json["items"]]


def call_at(station_id, route_id="rte_1"):
    transaction = Transaction()
    station_use_store.use_into(transaction, station_id, route_id)
    transaction.commit()


class TestOwnStations:
    def test_a_company_makes_a_station_of_its_own(self, cloud):
        made = create().json
        assert (made["own"], made["on_sale"], made["main"]) == (True, False, False)
        assert (made["latitude"], made["longitude"]) == (-1.501235, 29.633)
        assert get(made["station_id"]).json == made
        (entry,) = audited(cloud, "station.created")
        assert (entry["target"], entry["actor"]) == (made["station_id"], SUPERVISOR["subject"])

    def test_which_other_companies_do_not_see(self, cloud):
        made = create().json["station_id"]
        assert names(FOREIGN_OWNER, own="true") == []
        for reply in (
            get(made, FOREIGN_OWNER),
            change(made, FOREIGN_OWNER, district="Gicumbi"),
            delete(made, FOREIGN_OWNER),
        ):
            assert reply.code == "station_not_found"
        assert len(audited(cloud, "tenancy.refused")) == 3

    def test_and_may_call_as_they_like(self):
        assert create().status == create(caller=FOREIGN_OWNER).status == 201

    @pytest.mark.parametrize("name", ["Musanze depot", "MUSANZE  Depot", "Musanze"])
    def test_a_name_is_that_of_one_station_the_shared_ones_too(self, name):
        create()
        refused = create(name=name)
        assert refused.code == "station_name_taken"
        other = create(name="Garage").json["station_id"]
        assert change(other, name=name).code == "station_name_taken"

    def test_a_former_name_is_free(self):
        made = create().json["station_id"]
        assert change(made, name="Garage").json["name"] == "Garage"
        assert create().status == 201

    def test_what_is_left_out_of_a_change_stays(self, cloud):
        made = create().json["station_id"]
        changed = change(made, aliases=[], timezone="Africa/Kampala").json
        assert (changed["name"], changed["aliases"], changed["timezone"]) == (
            "Musanze depot",
            [],
            "Africa/Kampala",
        )
        change(made, aliases=[])
        assert len(audited(cloud, "station.changed")) == 1
        assert change(made).code == "invalid_field"

    def test_a_request_that_comes_again_makes_nothing_more(self):
        once = key()
        first = create(headers=once).json
        assert create(headers=once).json == first
        assert create(headers=once, district="Gicumbi").code == "idempotency_key_reused"
        delete(first["station_id"])
        assert create(headers=once).code == "station_not_found"

    @pytest.mark.parametrize(
        ("wrong", "pointer"),
        [
            ({"latitude": 90.1}, "/latitude"),
            ({"longitude": -181}, "/longitude"),
            ({"timezone": "Africa/Musanze"}, "/timezone"),
            ({"timezone": "../etc/passwd"}, "/timezone"),
            ({"name": "\u200b"}, "/name"),
            ({"aliases": [""]}, "/aliases/0"),
            ({"district": ...}, "/district"),
            ({"main": True}, "/main"),
        ],
    )
    def test_what_is_no_station_is_refused(self, wrong, pointer):
        refused = create(**wrong)
        assert (refused.code, refused.json["pointer"]) == ("invalid_field", pointer)


class TestPassengers:
    def test_find_an_own_station_once_a_trip_that_stops_there_is_on_sale(self):
        made = create(name="Byumba stop").json["station_id"]
        assert found("Byumba") == []
        show_to_passengers([made, MUSANZE.station_id, GONE])
        assert found("Byumba") == ["Byumba stop"]
        assert get(made).json["on_sale"] is True
        assert change(made, district="Gicumbi").json["on_sale"] is True

    def test_find_a_shared_station_before_an_own_one(self):
        own = own_station("Huye", on_sale=True, company_id=OTHER_COMPANY)
        assert own.station_id != HUYE.station_id
        assert found("Huye") == ["Huye", "Huye"]
        items = call("fleet/search_stations", query={"q": "Huye"}).json["items"]
        assert [each["station_id"] for each in items] == [HUYE.station_id, own.station_id]

    def test_find_the_nearest_stations(self):
        own_station("Secret depot", latitude=-1.51, longitude=29.63)
        store.stations_in.cache_clear()
        place = {"latitude": "-1.5", "longitude": "29.6", "limit": "2"}
        items = call("fleet/find_nearest_stations", query=place).json["items"]
        assert [each["name"] for each in items] == [MUSANZE.name, RUBAVU.name]
        assert items[0]["metres"] == pytest.approx(3880, abs=10)
        assert items[0]["station_id"] == MUSANZE.station_id

    @pytest.mark.parametrize("place", [{}, {"latitude": "-1.5"}, {"latitude": "x", "longitude": "1"}])
    def test_say_where_they_are(self, place):
        assert call("fleet/find_nearest_stations", query=place).code == "invalid_field"


class TestLists:
    def test_shared_and_own_stations_by_name_page_by_page(self):
        create(name="Depot")
        assert names() == ["Depot", "Huye", "Musanze", "Nyabugogo", "Rubavu"]
        assert names(own="true") == ["Depot"]
        assert names(own="false") == ["Huye", "Musanze", "Nyabugogo", "Rubavu"]
        first = listed(limit="2")
        second = listed(limit="3", cursor=first["next_cursor"])
        assert [each["name"] for each in second["items"]] == ["Musanze", "Nyabugogo", "Rubavu"]
        assert second["next_cursor"] is None

    def test_and_by_what_is_typed(self):
        create()
        assert names(q="ruhengeri") == ["Musanze", "Musanze depot"]
        assert names(q="ruhengeri", own="true") == ["Musanze depot"]

    def test_routes_stop_at_shared_and_own_stations_alone(self):
        own, foreign = own_station("Ours"), own_station("Theirs", company_id=OTHER_COMPANY)
        stops = [RouteStop(each.station_id, 0, 0, None) for each in (KIGALI, own)]
        require_stations(COMPANY, stops)
        with pytest.raises(Invalid) as refused:
            require_stations(COMPANY, [*stops, RouteStop(foreign.station_id, 0, 0, None)])
        assert refused.value.extra["pointer"] == "/stops/2/station_id"


class TestSharedStations:
    def test_the_platform_makes_changes_and_deletes_them(self, cloud):
        made = share(name="Nyamagabe", main=True).json
        assert (made["own"], made["on_sale"], made["main"]) == (False, True, True)
        assert found("nyamagabe") == ["Nyamagabe"]
        changed = change(made["station_id"], ADMIN, "public_station", aliases=["Gikongoro"], main=False)
        assert (changed.json["aliases"], changed.json["main"]) == (["Gikongoro"], False)
        assert delete(made["station_id"], ADMIN, "public_station").status == 204
        assert found("nyamagabe") == []
        assert {entry["pk"] for entry in audited(cloud, "station.created")} == {"platform"}

    def test_companies_change_and_delete_none(self):
        for reply in (change(MUSANZE.station_id, district="Gicumbi"), delete(MUSANZE.station_id)):
            assert reply.code == "station_not_found"
        assert get(MUSANZE.station_id).json["district"] == MUSANZE.district

    def test_and_the_platform_no_company_s(self):
        made = create().json["station_id"]
        assert change(made, ADMIN, "public_station", district="Gicumbi").code == "station_not_found"
        assert delete(made, ADMIN, "public_station").code == "station_not_found"

    def test_those_that_were_loaded_before_there_was_an_api_are_changed_too(self):
        renamed = change(MUSANZE.station_id, ADMIN, "public_station", name="Musanze bus park")
        assert renamed.json["name"] == "Musanze bus park"
        assert share(name="Musanze").status == 201
        assert share(name="Rubavu").code == "station_name_taken"


class TestDeletion:
    def test_a_station_where_routes_call_stays(self):
        made = create().json["station_id"]
        for number in range(22):
            call_at(made, f"rte_{number:02}")
        refused = delete(made)
        assert (refused.code, refused.json["count"]) == ("in_use", 22)
        assert refused.json["uses"][0] == {"kind": "route", "id": "rte_00", "name": "rte_00"}
        assert len(refused.json["uses"]) == 20

    def test_the_routes_are_named(self):
        on_record()
        route = new_route()
        refused = delete(MUSANZE.station_id, ADMIN, "public_station")
        assert refused.json["uses"] == [{"kind": "route", "id": route["route_id"], "name": "Kigali - Rubavu"}]

    def test_no_route_calls_at_a_station_that_is_gone(self):
        made = create().json["station_id"]
        assert delete(made).status == 204
        assert delete(made).code == "station_not_found"
        with pytest.raises(ConditionFailed):
            call_at(made)

    def test_a_route_that_comes_meanwhile_is_seen(self, monkeypatch):
        made = create().json["station_id"]
        read = station_use_store.routes_at
        readings = []

        def routes_at(station_id):
            routes = read(station_id)
            readings.append(len(routes))
            if len(readings) == 1:
                call_at(station_id)
            return routes

        monkeypatch.setattr(station_use_store, "routes_at", routes_at)
        assert delete(made).code == "in_use"
        assert readings == [0, 1]
