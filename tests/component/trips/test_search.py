"""Search: stations however they are spelt, and trips with the seats left for the very stretch."""

from datetime import timedelta
from typing import Any

import boto3
import pytest

from tests.support.buying import ONWARD, expect, hold
from tests.support.clocks import HeldClock
from tests.support.functions import Reply, call
from tests.support.network import DAY, HUYE, KIGALI, LEAVES, MUSANZE, RUBAVU, build, publish
from tms.bookings.on_seats import renew
from tms.fleet import store

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture(autouse=True)
def _network(cloud: Any) -> None:
    build()


def search(origin: str, destination: str, date: str | None = DAY) -> Reply:
    query = {"from": origin, "to": destination, **({"date": date} if date else {})}
    return call("trips/search_trips", query=query)


def found(
    origin: str = "Kigali", destination: str = "Rubavu", date: str | None = DAY
) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = expect(200, search(origin, destination, date))["items"]
    return items


class TestStations:
    def names(self, **query: str) -> list[str]:
        return [
            item["name"] for item in expect(200, call("fleet/search_stations", query=query or None))["items"]
        ]

    def test_the_main_ones_are_offered_before_anything_is_typed(self):
        assert self.names() == ["Huye", "Musanze", "Nyabugogo", "Rubavu"]

    @pytest.mark.parametrize(
        ("typed", "name"),
        [("musanze", "Musanze"), ("ruhengeri", "Musanze"), ("musnze", "Musanze"), ("Kigari", "Nyabugogo")],
    )
    def test_old_names_and_slips_are_understood(self, typed: str, name: str):
        assert self.names(q=typed)[0] == name

    def test_what_no_place_is_called_finds_nothing(self):
        assert self.names(q="zzzzzz") == []

    def test_no_more_than_asked_for(self):
        assert len(self.names(limit="2")) == 2

    @pytest.mark.parametrize("limit", ["0", "51", "many"])
    def test_a_wrong_limit_is_pointed_at(self, limit: str):
        reply = call("fleet/search_stations", query={"limit": limit})
        assert (reply.status, reply.json["pointer"]) == (422, "/limit")

    def test_a_container_reads_them_once_a_minute(self, monkeypatch: pytest.MonkeyPatch):
        self.names()
        monkeypatch.setattr(store, "read_partition", lambda *_: [])
        assert self.names() != []


class TestTrips:
    @pytest.mark.parametrize(
        ("origin", "destination", "amount", "hours"),
        [
            ("Kigali", "Musanze", 3500, (0, 2)),
            ("Musanze", "Rubavu", 2500, (2, 4)),
            ("Kigali", "Rubavu", 6000, (0, 4)),
        ],
    )
    def test_stops_on_the_way_sell_with_their_own_times_and_fare(
        self, origin: str, destination: str, amount: int, hours: tuple[int, int]
    ):
        trip = publish()
        (item,) = found(origin, destination)
        assert item["trip_id"] == trip.trip_id
        assert item["price"] == {"amount": amount, "currency": "RWF"}
        assert item["departure_at"] == (LEAVES + timedelta(hours=hours[0])).isoformat()
        assert item["arrival_at"] == (LEAVES + timedelta(hours=hours[1])).isoformat()
        assert (item["company"], item["bus_class"]) == ("Ikirere Express", "standard")

    def test_a_bus_does_not_go_the_other_way(self):
        publish()
        assert found("Rubavu", "Kigali") == []
        assert found("Kigali", "Huye") == []

    @pytest.mark.parametrize(
        ("origin", "destination"),
        [("Nyabugogo", "Nyabugogo"), ("Kigali", KIGALI.station_id), (RUBAVU.station_id, "Gisenyi")],
    )
    def test_a_journey_to_where_it_begins_is_refused(self, origin: str, destination: str):
        reply = call("trips/search_trips", query={"from": origin, "to": destination})
        assert (reply.status, reply.code, reply.json["pointer"]) == (422, "same_station", "/to")

    def test_stations_are_named_by_id_or_as_well_as_one_can_spell(self):
        publish()
        assert len(found(KIGALI.station_id, RUBAVU.station_id)) == 1
        (item,) = found("nyabugogo", "gisenyi")
        assert item["from"] == {"station_id": KIGALI.station_id, "name": "Nyabugogo"}
        assert item["to"] == {"station_id": RUBAVU.station_id, "name": "Rubavu"}
        assert len(found("Nyabugoogo", "Rubavvu")) == 1

    @pytest.mark.parametrize(
        ("origin", "destination", "pointer"), [("Zzzzzz", "Musanze", "/from"), ("Kigali", "Zzzzzz", "/to")]
    )
    def test_a_place_that_nobody_knows_is_pointed_at(self, origin: str, destination: str, pointer: str):
        reply = search(origin, destination)
        assert (reply.status, reply.code, reply.json["pointer"]) == (422, "no_such_station", pointer)

    @pytest.mark.parametrize(
        "date", ["tomorow", "2026-13-01", "22.11.2026", "20261122", "1795370400", "0", "2026-11-22T08:00:00Z"]
    )
    def test_a_day_that_is_none_is_pointed_at_in_a_sentence(self, date: str):
        reply = search("Kigali", "Musanze", date)
        assert (reply.status, reply.json["pointer"]) == (422, "/date")
        assert reply.json["detail"] == "Give a date, as 2026-05-01, or today or tomorrow."

    def test_every_wrong_part_of_a_query_is_told_as_it_was_sent(self):
        query = {"from": "x" * 81, "date": "20261122", "limit": "many", "cursor": "", "page": "2"}
        reply = call("trips/search_trips", query=query)
        assert {each["pointer"]: each["detail"] for each in reply.json["errors"]} == {
            "/from": "Give the name of a station, or its id, in at most 80 characters.",
            "/to": "Give the name of a station, or its id, in at most 80 characters.",
            "/date": "Give a date, as 2026-05-01, or today or tomorrow.",
            "/limit": "Give how many entries you want, from 1 to 100.",
            "/page": "There is no such field. Leave it out.",
        }

    def test_trips_come_by_departure(self):
        late, early = publish(1, LEAVES + timedelta(hours=3)), publish(2, LEAVES)
        assert [item["trip_id"] for item in found()] == [early.trip_id, late.trip_id]

    def test_a_departure_that_is_over_is_left_out_but_not_from_later_stops(self, clock: HeldClock):
        publish()
        clock.set(LEAVES - timedelta(seconds=1))
        assert len(found("Kigali", "Rubavu")) == 1
        clock.set(LEAVES)
        assert found("Kigali", "Rubavu") == []
        assert len(found("Musanze", "Rubavu")) == 1

    def test_in_the_last_minutes_it_is_shown_and_sold_no_more(self, clock: HeldClock):
        publish()
        clock.set(LEAVES - timedelta(minutes=5, seconds=1))
        assert found()[0]["seats_free"] == 4
        clock.set(LEAVES - timedelta(minutes=5))
        assert found()[0]["seats_free"] == 0
        assert found("Musanze", "Rubavu")[0]["seats_free"] == 4

    def test_a_trip_belongs_to_the_local_day_of_the_stop(self):
        """23:30 in Kigali is the day before at 21:30 UTC; two hours on, it is another day."""
        publish(leaves=LEAVES.replace(hour=23, minute=30))
        tomorrow = (LEAVES + timedelta(days=1)).date().isoformat()
        assert len(found("Kigali", "Rubavu", DAY)) == 1
        assert found("Kigali", "Rubavu", tomorrow) == []
        assert found("Musanze", "Rubavu", DAY) == []
        assert len(found("Musanze", "Rubavu", tomorrow)) == 1

    def test_today_is_the_day_at_the_origin(self, clock: HeldClock):
        just_after_midnight = LEAVES.replace(hour=0, minute=10)
        publish(leaves=just_after_midnight + timedelta(hours=1))
        clock.set(just_after_midnight)  # 22:10 of the day before in UTC
        assert len(found(date=None)) == 1
        assert len(found(date="today")) == 1
        assert found(date="tomorrow") == []

    def test_tomorrow_is_the_day_after_it(self, clock: HeldClock):
        publish()
        just_before_midnight = LEAVES.replace(hour=0, minute=0) - timedelta(minutes=1)
        clock.set(just_before_midnight)  # 21:59 in UTC
        assert [len(found(date=word)) for word in ("tomorrow", "Tomorrow", "today")] == [1, 1, 0]
        clock.set(just_before_midnight - timedelta(days=1))
        assert found(date="tomorrow") == []

    @pytest.mark.parametrize("date", [f" {DAY} ", DAY.replace("-", "\u2011"), DAY.replace("-", "\u2013")])
    def test_a_date_may_be_pasted_with_typographic_dashes(self, date: str):
        publish()
        assert len(found(date=date)) == 1

    @pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
    def test_a_day_far_away_has_no_trips(self, date: str):
        assert found(date=date) == []

    def test_it_may_be_kept_for_two_seconds(self):
        assert search("Kigali", "Rubavu").headers["cache-control"] == "public, max-age=2"


class TestPages:
    def page(self, **query: str) -> dict[str, Any]:
        wanted = {"from": "Kigali", "to": "Rubavu", "date": DAY, **query}
        return expect(200, call("trips/search_trips", query=wanted))

    def test_page_after_page_shows_every_trip_once(self):
        trips = [publish(number, LEAVES + timedelta(minutes=number // 2)) for number in range(5)]
        first = self.page(limit="2")
        second = self.page(limit="2", cursor=first["next_cursor"])
        last = self.page(limit="2", cursor=second["next_cursor"])
        assert [len(page["items"]) for page in (first, second, last)] == [2, 2, 1]
        assert last["next_cursor"] is None
        shown = [item["trip_id"] for page in (first, second, last) for item in page["items"]]
        assert sorted(shown) == sorted(trip.trip_id for trip in trips)

    @pytest.mark.parametrize("limit", ["1", "2", "4"])
    def test_a_full_page_behind_which_nothing_follows_has_no_cursor(self, limit: str):
        for number in range(4):
            publish(number, LEAVES + timedelta(minutes=number // 2))
        pages = [self.page(limit=limit)]
        while pages[-1]["next_cursor"]:
            pages.append(self.page(limit=limit, cursor=pages[-1]["next_cursor"]))
        assert [len(page["items"]) for page in pages] == [int(limit)] * (4 // int(limit))

    def test_a_cursor_does_not_bring_back_what_has_left(self, clock: HeldClock):
        publish(1, LEAVES)
        publish(2, LEAVES + timedelta(hours=1))
        cursor = self.page(limit="1")["next_cursor"]
        clock.set(LEAVES + timedelta(hours=2))
        assert self.page(cursor=cursor)["items"] == []

    @pytest.mark.parametrize("cursor", ["", "enp6eg", "QQ"])
    def test_an_invented_cursor_reveals_and_breaks_nothing(self, cursor: str):
        publish()
        assert len(self.page(cursor=cursor)["items"]) <= 1

    def test_what_is_no_cursor_is_refused(self):
        reply = call(
            "trips/search_trips",
            query={"from": "Kigali", "to": "Rubavu", "date": DAY, "cursor": "x"},
        )
        assert (reply.status, reply.code) == (400, "bad_cursor")


class TestSeatsFree:
    def free(self) -> tuple[int, int, int]:
        pairs = (("Kigali", "Musanze"), ("Musanze", "Rubavu"), ("Kigali", "Rubavu"))
        first, second, whole = (found(*pair)[0]["seats_free"] for pair in pairs)
        return first, second, whole

    def test_they_are_counted_for_exactly_the_stretch(self):
        trip = publish()
        hold(trip, "1A", to="Musanze")
        hold(trip, "1B", **ONWARD)
        hold(trip, "2A", to="Rubavu")
        renew(f"TRIP#{trip.trip_id}")
        assert self.free() == (2, 2, 1)

    def test_a_hold_that_ran_out_is_free_without_any_write(self, clock: HeldClock):
        trip = publish()
        hold(trip, "1A")
        renew(f"TRIP#{trip.trip_id}")
        clock.wait(599)
        assert self.free()[0] == 3
        clock.wait(1)
        assert self.free()[0] == 4

    def test_a_trip_whose_seats_are_not_projected_yet_shows_none(self, cloud: Any):
        trip = publish()
        boto3.client("dynamodb").delete_item(
            TableName="bookings", Key={"pk": {"S": f"TRIP#{trip.trip_id}"}, "sk": {"S": "AVAILABILITY"}}
        )
        assert found()[0]["seats_free"] == 0

    def test_stations_outside_the_line_are_of_no_matter(self):
        publish()
        assert HUYE.station_id not in str(found())
        assert MUSANZE.station_id not in str(found("Kigali", "Rubavu"))
