"""Routes change in versions, are retired, and are deleted when nothing uses them."""

import pytest

from tests.support import company, network
from tests.support.company import audited
from tests.support.people import COMPANY, FOREIGN_OWNER, OTHER_COMPANY, key
from tests.support.routes import (
    FARES,
    STOPS,
    change_route,
    delete_route,
    fares,
    listed,
    make_route,
    new_route,
    propose,
    put_fares,
    see_route,
)
from tms.fleet import own_routes, route_store, station_use_store
from tms.fleet.for_trips import routes
from tms.kernel.store import ConditionFailed, Transaction

HUYE = {"station_id": network.HUYE.station_id, "running_s": 3600}


@pytest.fixture(autouse=True)
def _network(cloud, clock):
    network.build()
    for each in (COMPANY, OTHER_COMPANY):
        company.on_record(each)


@pytest.fixture
def route() -> str:
    return str(new_route()["route_id"])


def used(route_id: str, trip: str = "trp_1") -> None:
    transaction = Transaction()
    routes.use_into(transaction, route_id, routes.Use("trip", trip, f"Trip {trip}"))
    transaction.commit()


class TestVersions:
    def test_a_change_makes_the_next_version_and_the_earlier_ones_stay_readable(self, route):
        before = see_route(route).json
        after = put_fares(route, fares(3600, 6100, 2600)).json
        assert (after["version"], after["fares"][0]["amount"]) == (2, 3600)
        assert see_route(route, version="1").json == before
        assert see_route(route, version="2").json == after == see_route(route).json
        missing = see_route(route, version="3")
        assert missing.code == "version_not_found"
        assert "versions 1 to 2" in missing.json["detail"]

    def test_a_change_of_nothing_makes_no_version(self, route, cloud):
        assert change_route(route, name="Kigali - Rubavu").json["version"] == 1
        assert put_fares(route).json["version"] == 1
        assert audited(cloud, "route.changed") == []

    def test_a_change_for_another_version_is_refused(self, route):
        put_fares(route, fares(1, 2, 3))
        reply = change_route(route, name="Express", version=1)
        assert (reply.code, reply.json["version"]) == ("route_changed", 2)
        assert put_fares(route, version=1).code == "route_changed"
        assert change_route(route, name="Express", version=2).json["version"] == 3

    def test_retiring_is_no_version_and_the_trips_of_the_route_stay(self, route):
        used(route)
        retired = change_route(route, state="RETIRED").json
        assert (retired["state"], retired["version"], retired["uses"]) == ("RETIRED", 1, 1)
        with pytest.raises(ConditionFailed):
            used(route, "trp_2")
        change_route(route, state="ACTIVE")
        used(route, "trp_2")
        assert see_route(route).json["uses"] == 2

    def test_another_companys_route_is_not_changed(self, route):
        assert change_route(route, caller=FOREIGN_OWNER, name="Mine").code == "route_not_found"
        assert put_fares(route, caller=FOREIGN_OWNER).code == "route_not_found"
        assert propose(route, caller=FOREIGN_OWNER, round_to=50).code == "route_not_found"
        assert delete_route(route, caller=FOREIGN_OWNER).code == "route_not_found"

    def test_who_changed_it_is_audited_with_what(self, route, cloud):
        change_route(route, name="Express")
        [record] = audited(cloud, "route.changed")
        assert '"name":"Kigali - Rubavu"' in record["before"]
        assert '"version":2' in record["after"]

    @pytest.fixture
    def overtaken(self, monkeypatch):
        """Return a function that lets somebody rename the route before the next change is written."""

        def arrange(name: str) -> None:
            find = own_routes.find_route

            def found(caller, route_id):
                before = find(caller, route_id)
                monkeypatch.setattr(own_routes, "find_route", find)
                change_route(route_id, name=name)
                return before

            monkeypatch.setattr(own_routes, "find_route", found)

        return arrange

    def test_a_change_that_was_overtaken_is_decided_again(self, route, overtaken):
        overtaken("Overtaking")
        after = put_fares(route, fares(1, 2, 3)).json
        assert (after["version"], after["name"], after["fares"][0]["amount"]) == (3, "Overtaking", 1)

    def test_two_who_give_a_route_the_same_name_are_both_content(self, route, overtaken):
        overtaken("Express")
        after = change_route(route, name="Express")
        assert (after.status, after.json["name"], after.json["version"]) == (200, "Express", 2)


class TestNames:
    def test_a_renamed_route_leaves_its_name_to_others(self, route):
        assert change_route(route, name="Express").json["name"] == "Express"
        assert make_route().status == 201
        assert change_route(route, name="Kigali - Rubavu").code == "route_name_taken"

    def test_a_route_keeps_its_name_in_other_letters(self, route):
        assert change_route(route, name="KIGALI - RUBAVU").json["name"] == "KIGALI - RUBAVU"
        [row] = listed().json["items"]
        assert (row["name"], row["version"]) == ("KIGALI - RUBAVU", 2)


class TestStops:
    def test_other_times_keep_the_fares(self, route):
        after = change_route(route, stops=[STOPS[0], {**STOPS[1], "running_s": 6000}, STOPS[2]]).json
        assert (after["running_s"], after["fares"]) == (10800, FARES)

    def test_a_stop_that_goes_takes_its_fares_along(self, route):
        after = change_route(route, stops=[STOPS[0], STOPS[2]]).json
        assert after["fares"] == [{"from_stop": 0, "to_stop": 1, "amount": 6000}]
        assert station_use_store.routes_at(network.MUSANZE.station_id) == frozenset()
        assert station_use_store.routes_at(network.RUBAVU.station_id) == {route}

    def test_a_new_stop_needs_fares(self, route):
        stops = [STOPS[0], HUYE, *STOPS[1:]]
        reply = change_route(route, stops=stops)
        assert reply.code == "fares_missing"
        new = [(0, 1), (1, 2), (1, 3)]
        assert reply.json["missing"] == [{"from_stop": i, "to_stop": j} for i, j in new]
        after = change_route(route, stops=stops, fares=fares(1, 2, None, 3, 4, 5, stops=4)).json
        assert [each["amount"] for each in after["fares"]] == [1, 2, None, 3, 4, 5]
        assert station_use_store.routes_at(network.HUYE.station_id) == {route}

    def test_a_station_that_is_not_there_is_refused(self, route):
        nowhere = {"station_id": network.HUYE.station_id[:-1] + "0", "running_s": 60}
        reply = change_route(route, stops=[*STOPS[:2], nowhere], fares=FARES)
        assert (reply.code, reply.json["pointer"]) == ("no_such_station", "/stops/2/station_id")

    def test_fares_without_stops_go_to_their_own_endpoint(self, route):
        assert change_route(route, fares=FARES).code == "invalid_field"
        assert change_route(route, name="x", fares=FARES).code == "invalid_field"


class TestProposals:
    def test_a_proposal_writes_nothing_and_can_be_sent_as_it_is(self, route):
        before = see_route(route).json
        proposal = propose(route, per_kilometre={"rate": 30.8, "least": 2000}, round_to=100).json
        assert [each["amount"] for each in proposal["fares"]] == [2900, 4800, 2000]
        assert (proposal["version"], proposal["warnings"]) == (1, [])
        assert see_route(route).json == before
        assert put_fares(route, proposal["fares"]).json["fares"] == proposal["fares"]

    def test_it_begins_with_the_fares_that_are_given(self, route):
        rows = [{"from_stop": 1, "to_stop": 0}]
        proposal = propose(route, fares=fares(149, None, 30), copy_rows=rows, round_to=50).json
        assert [each["amount"] for each in proposal["fares"]] == [150, 50, 50]
        assert [each["amount"] for each in proposal["warnings"]] == [50]

    def test_an_incomplete_table_is_rounded_as_far_as_it_goes(self, route):
        proposal = propose(route, fares=FARES[:1], round_to=1000).json
        assert [each["amount"] for each in proposal["fares"]] == [4000, None, None]

    def test_a_way_without_a_distance_is_named(self):
        stops = [STOPS[0], {**STOPS[1], "metres": None}, STOPS[2]]
        reply = propose(new_route(stops=stops)["route_id"], per_kilometre={"rate": 1})
        assert (reply.code, reply.json["stops"]) == ("distance_missing", [1])

    def test_a_row_of_no_stop_is_refused(self, route):
        reply = propose(route, copy_rows=[{"from_stop": 0, "to_stop": 3}])
        assert (reply.code, reply.json["pointer"]) == ("bad_route", "/copy_rows/0")


class TestDeleting:
    def test_an_unused_route_goes_with_its_name_and_leaves_its_stations(self, route, cloud):
        assert delete_route(route).status == 204
        assert see_route(route).code == "route_not_found"
        assert listed().json["items"] == []
        assert station_use_store.routes_at(network.MUSANZE.station_id) == frozenset()
        assert make_route().status == 201
        assert len(audited(cloud, "route.deleted")) == 1

    def test_a_used_one_stays_and_what_uses_it_is_named(self, route):
        for number in range(22):
            used(route, f"trp_{number:02}")
        reply = delete_route(route)
        assert (reply.status, reply.code, reply.json["count"]) == (409, "in_use", 22)
        assert len(reply.json["uses"]) == 20
        assert reply.json["uses"][0] == {"kind": "trip", "id": "trp_00", "name": "Trip trp_00"}
        assert see_route(route).status == 200

    def test_a_trip_that_comes_between_keeps_the_route(self, route, monkeypatch):
        def nothing_yet(route_id):
            monkeypatch.undo()
            used(route_id)
            return 0

        monkeypatch.setattr(route_store, "count_uses", nothing_yet)
        assert delete_route(route).code == "in_use"

    def test_the_request_that_made_a_deleted_route_makes_no_other(self):
        once = key()
        delete_route(make_route(headers=once).json["route_id"])
        again = make_route(headers=once)
        assert (again.status, again.code) == (404, "route_not_found")
        assert listed().json["items"] == []
