"""A supervisor enters routes with their fares, and what is wrong with them is said."""

import pytest

from tests.support import company, network
from tests.support.company import audited
from tests.support.people import AGENT, COMPANY, FOREIGN_OWNER, OTHER_COMPANY, SUPERVISOR, key
from tests.support.routes import (
    FARES,
    STOPS,
    change_route,
    fares,
    listed,
    make_route,
    new_route,
    see_route,
)
from tms.fleet import station_use_store
from tms.kernel.ids import derived_id


@pytest.fixture(autouse=True)
def _network(cloud, clock):
    network.build()
    for each in (COMPANY, OTHER_COMPANY):
        company.on_record(each)


def fault(reply) -> tuple[str, str]:
    assert reply.status == 422, reply
    return reply.code, reply.json["pointer"]


class TestMaking:
    def test_a_route_is_shown_as_it_was_entered_with_names_and_times(self):
        made = new_route(
            round_to=50,
            class_fares=[{"bus_class": "vip", "percent": 150}],
            categories=[{"category": "child", "percent": 50, "age": "under 12"}],
            promotions=[{"name": "Advent", "percent": 10, "weekdays": [2, 1, 2]}],
            luggage=[{"language": "en", "text": "One bag."}],
        )
        assert made["name"] == "Kigali - Rubavu"
        assert (made["version"], made["state"], made["currency"]) == (1, "ACTIVE", "RWF")
        assert [(each["name"], each["arrival_s"], each["departure_s"]) for each in made["stops"]] == [
            ("Nyabugogo", 0, 0),
            ("Musanze", 7200, 7500),
            ("Rubavu", 12000, 12000),
        ]
        assert made["fares"] == FARES
        assert made["class_fares"] == [{"bus_class": "vip", "percent": 150, "fares": []}]
        assert made["categories"] == [
            {
                "category": "child",
                "percent": 50,
                "age": "under 12",
                "needs_seat": True,
                "free_luggage": None,
            }
        ]
        assert made["promotions"][0]["weekdays"] == [1, 2]
        assert made["luggage"] == [{"language": "en", "text": "One bag."}]
        assert (made["warnings"], made["uses"]) == ([], 0)
        assert made["changed_by"] == SUPERVISOR["subject"]
        assert see_route(made["route_id"]).json == made

    def test_fares_may_come_later(self):
        made = new_route(fares=[])
        assert made["fares"] == []
        [row] = listed().json["items"]
        assert (row["priced"], row["price"]) == (False, None)

    def test_a_repeated_request_makes_one_route(self, cloud):
        once = key()
        first, again = (make_route(headers=once) for _ in "ab")
        assert (again.status, again.json) == (201, first.json)
        assert make_route(headers=once, name="Another").code == "idempotency_key_reused"
        assert len(audited(cloud, "route.created")) == 1

    def test_a_name_stands_for_one_route_of_a_company(self):
        new_route(name="Kigali - Rubavu")
        assert make_route(name="KIGALI  - Rubavu").code == "route_name_taken"
        assert make_route(name="Kigali - Rubavu", caller=FOREIGN_OWNER).status == 201

    def test_stations_know_the_routes_that_call_there(self):
        made = new_route()
        assert station_use_store.routes_at(network.MUSANZE.station_id) == {made["route_id"]}
        assert station_use_store.routes_at(network.HUYE.station_id) == frozenset()

    def test_a_longer_way_that_costs_less_is_warned_of_and_taken(self):
        made = new_route(fares=fares(3500, 3000, 2500), class_fares=[{"bus_class": "vip", "percent": 200}])
        told = [(each["bus_class"], each["amount"], each["part_amount"]) for each in made["warnings"]]
        assert told == [(None, 3000, 3500), ("vip", 6000, 7000)]
        words = "Nyabugogo to Rubavu costs 3000, but Nyabugogo to Musanze on the way costs 3500."
        assert made["warnings"][0]["detail"] == words


class TestRefusals:
    @pytest.mark.parametrize(
        ("changes", "wanted"),
        [
            ({"stops": STOPS[:1]}, ("invalid_field", "/stops")),
            ({"stops": [{**STOPS[0], "dwell_s": 60}, *STOPS[1:]]}, ("bad_route", "/stops/0/dwell_s")),
            ({"stops": [*STOPS[:2], {**STOPS[2], "running_s": 0}]}, ("bad_route", "/stops/2/running_s")),
            (
                {"stops": [*STOPS[:2], {**STOPS[2], "station_id": derived_id("stn", "nowhere")}]},
                ("no_such_station", "/stops/2/station_id"),
            ),
            ({"fares": FARES[:2]}, ("fares_missing", "/fares")),
            ({"fares": [*FARES, FARES[0]]}, ("bad_route", "/fares/3")),
            ({"fares": [*FARES[:2], FARES[0]]}, ("bad_route", "/fares/2")),
            ({"fares": [*FARES[:2], {**FARES[2], "to_stop": 3}]}, ("bad_route", "/fares/2")),
            ({"fares": fares(-1, 1, 1)}, ("invalid_field", "/fares/0/amount")),
            ({"fares": fares(None, None, None)}, ("bad_route", "/fares")),
            ({"categories": [{"category": "adult", "percent": 90}]}, ("bad_route", "/categories/0/category")),
            ({"promotions": [{"name": "Nothing"}]}, ("bad_route", "/promotions/0")),
            ({"luggage": [{"language": "en", "text": "a"}] * 2}, ("bad_route", "/luggage")),
            (
                {"class_fares": [{"bus_class": "vip", "percent": 9}] * 2},
                ("bad_route", "/class_fares"),
            ),
        ],
    )
    def test_what_is_wrong_is_pointed_at(self, changes, wanted):
        assert fault(make_route(**changes)) == wanted
        assert listed().json["items"] == []

    def test_the_pairs_without_a_fare_are_named(self):
        reply = make_route(fares=FARES[:1])
        assert reply.json["missing"] == [{"from_stop": 0, "to_stop": 2}, {"from_stop": 1, "to_stop": 2}]

    def test_a_name_too_long_for_its_key_is_refused(self):
        assert make_route(name="\ufdfa" * 60).code == "invalid_field"
        assert make_route(name="\u0e01" * 80).status == 201


class TestLooking:
    def test_a_list_is_sorted_by_name_and_paged(self):
        for name in ("Kigali - Musanze", "Huye - Kigali", "Kigali - Huye"):
            new_route(name=name)
        first = listed(limit="2").json
        second = listed(limit="2", cursor=first["next_cursor"]).json
        names = [row["name"] for row in [*first["items"], *second["items"]]]
        assert names == ["Huye - Kigali", "Kigali - Huye", "Kigali - Musanze"]
        assert second["next_cursor"] is None

    def test_a_row_shows_what_a_table_needs(self):
        made = new_route()
        [row] = listed(caller=AGENT).json["items"]
        assert row == {
            "route_id": made["route_id"],
            "name": "Kigali - Rubavu",
            "state": "ACTIVE",
            "version": 1,
            "from": {"station_id": network.KIGALI.station_id, "name": "Nyabugogo"},
            "to": {"station_id": network.RUBAVU.station_id, "name": "Rubavu"},
            "stops": 3,
            "running_s": 12000,
            "priced": True,
            "price": {"amount": 6000, "currency": "RWF"},
        }

    def test_a_list_is_filtered_by_state_and_station(self):
        short = new_route(name="Short", stops=[STOPS[0], {**STOPS[1], "dwell_s": 0}], fares=FARES[:1])
        whole = new_route(name="Whole")
        change_route(short["route_id"], state="RETIRED")
        assert [row["name"] for row in listed(state="ACTIVE").json["items"]] == ["Whole"]
        assert [row["name"] for row in listed(state="RETIRED").json["items"]] == ["Short"]
        at_rubavu = listed(station_id=network.RUBAVU.station_id).json["items"]
        assert [row["route_id"] for row in at_rubavu] == [whole["route_id"]]
        both = listed(station_id=network.KIGALI.station_id, state="RETIRED").json["items"]
        assert [row["name"] for row in both] == ["Short"]

    def test_another_companys_routes_are_not_there_and_the_try_is_audited(self, cloud):
        made = new_route()
        assert see_route(made["route_id"], caller=FOREIGN_OWNER).code == "route_not_found"
        assert listed(caller=FOREIGN_OWNER).json["items"] == []
        assert len(audited(cloud, "tenancy.refused")) == 1
