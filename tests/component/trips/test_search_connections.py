"""Search: ways from one place to another with one change of bus."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.support.buying import ONWARD, expect, hold
from tests.support.clocks import HeldClock
from tests.support.functions import call
from tests.support.network import DAY, HUYE, KIGALI, LEAVES, MUSANZE, RUBAVU, SEATS, build, publish
from tests.support.people import COMPANY, OTHER_COMPANY
from tests.support.searching import billed
from tms.bookings.on_seats import renew
from tms.fleet.stations import Station
from tms.trips import put_on_sale, search_connections
from tms.trips.trip import Trip, TripStop
from tms.trips.trip_windows import Windows

pytestmark = pytest.mark.usefixtures("cloud", "clock")

FROM_HUYE: dict[str, Any] = {"from": "Huye", "to": "Rubavu"}
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture(autouse=True)
def _network(cloud: Any) -> None:
    build()


def stops(*stations: Station, leaves: datetime) -> list[TripStop]:
    """An hour from each stop to the next."""
    return [
        TripStop(each.station_id, each.name, each.latitude, each.longitude, at, at)
        for each, at in ((each, leaves + HOUR * place) for place, each in enumerate(stations))
    ]


def bus(number: int, *stations: Station, after: timedelta, price: int = 2000, **changes: Any) -> Trip:
    """A trip between two or more stations; each pair of them costs the same."""
    pairs = [(i, j) for j in range(len(stations)) for i in range(j)]
    leaves = LEAVES + after
    return publish(
        number, leaves, stops=stops(*stations, leaves=leaves), fares=dict.fromkeys(pairs, price), **changes
    )


def ask(**query: str) -> dict[str, Any]:
    wanted = {"from": "Huye", "to": "Rubavu", "date": DAY, **query}
    return expect(200, call("trips/search_connections", query=wanted))


def found(**query: str) -> list[tuple[str, str]]:
    """The trips of each connection that is found."""
    return [
        (item["journeys"][0]["trip_id"], item["journeys"][1]["trip_id"]) for item in ask(**query)["items"]
    ]


def pair(first: Trip, second: Trip) -> tuple[str, str]:
    return first.trip_id, second.trip_id


@pytest.fixture
def first() -> Trip:
    """From Huye to Kigali; it arrives an hour after `LEAVES`."""
    return bus(1, HUYE, KIGALI, after=0 * HOUR)


class TestAnswer:
    def test_it_holds_both_journeys_with_their_seats_and_prices(self, first: Trip):
        second = bus(2, KIGALI, MUSANZE, RUBAVU, after=2 * HOUR, price=3000, company="Virunga")
        hold(second, "1A", **ONWARD)
        renew(f"TRIP#{second.trip_id}")
        answer = ask()
        assert (answer["from"]["name"], answer["to"]["name"], answer["date"]) == ("Huye", "Rubavu", DAY)
        assert answer["next_cursor"] is None
        (item,) = answer["items"]
        assert item["total"] == {"amount": 5000, "currency": "RWF"}
        assert item["change_at"] == {"station_id": KIGALI.station_id, "name": "Nyabugogo"}
        assert (item["wait_minutes"], item["transfer_minutes"], item["duration_minutes"]) == (60, 15, 240)
        assert (item["departure_at"], item["arrival_at"]) == (
            LEAVES.isoformat(),
            (LEAVES + 4 * HOUR).isoformat(),
        )
        assert [each["seats_free"] for each in item["journeys"]] == [4, 3]
        assert item["seats_free"] == 3
        assert [each["price"]["amount"] for each in item["journeys"]] == [2000, 3000]
        assert [each["company"] for each in item["journeys"]] == ["Ikirere Express", "Virunga"]
        assert [(each["from"]["name"], each["to"]["name"]) for each in item["journeys"]] == [
            ("Huye", "Nyabugogo"),
            ("Nyabugogo", "Rubavu"),
        ]

    def test_two_currencies_have_no_total(self, first: Trip):
        bus(2, KIGALI, RUBAVU, after=2 * HOUR, currency="UGX")
        assert ask()["items"][0]["total"] is None

    @pytest.mark.parametrize(
        ("query", "code", "pointer"),
        [
            ({"to": "Butare"}, "same_station", "/to"),
            ({"from": "Zzzzzz"}, "no_such_station", "/from"),
            ({"to": "Zzzzzz"}, "no_such_station", "/to"),
        ],
    )
    def test_places_that_make_no_journey_are_pointed_at(self, query: dict[str, str], code: str, pointer: str):
        wanted = {"from": "Huye", "to": "Rubavu", **query}
        reply = call("trips/search_connections", query=wanted)
        assert (reply.status, reply.code, reply.json["pointer"]) == (422, code, pointer)

    @pytest.mark.parametrize("date", ["0001-01-01", "1999-12-31", "2100-01-01", "9999-12-31"])
    def test_a_day_of_another_century_is_refused(self, date: str):
        wanted = {"from": "Huye", "to": "Rubavu", "date": date, "leaves_from": "00:00"}
        reply = call("trips/search_connections", query=wanted)
        assert (reply.status, reply.code) == (422, "invalid_field")
        assert reply.json["detail"] == "Give a day from 2000 to 2099."

    def test_no_bus_leaves_between_a_time_and_an_earlier_one(self):
        wanted = {"from": "Huye", "to": "Rubavu", "leaves_from": "12:00", "leaves_until": "11:00"}
        reply = call("trips/search_connections", query=wanted)
        assert reply.json["detail"] == "Give a leaves_until that is not before leaves_from."


class TestTheChange:
    def test_it_needs_fifteen_minutes(self, first: Trip):
        bus(2, KIGALI, RUBAVU, after=HOUR + 14 * MINUTE)
        assert found() == []
        second = bus(3, KIGALI, RUBAVU, after=HOUR + 15 * MINUTE)
        assert found() == [pair(first, second)]

    @pytest.mark.parametrize("slow", [1, 2])
    def test_the_company_that_asks_for_more_time_gets_it(self, slow: int):
        windows = {slow: Windows(transfer_s=30 * 60)}
        first = bus(1, HUYE, KIGALI, after=0 * HOUR, windows=windows.get(1, Windows()))
        bus(2, KIGALI, RUBAVU, after=HOUR + 29 * MINUTE, windows=windows.get(2, Windows()))
        assert found() == []
        second = bus(3, KIGALI, RUBAVU, after=HOUR + 30 * MINUTE, windows=windows.get(2, Windows()))
        assert found() == [pair(first, second)]

    def test_a_first_bus_that_is_late_misses_the_second_one(self):
        first = bus(1, HUYE, KIGALI, after=0 * HOUR, delays=(0, 10 * 60))
        bus(2, KIGALI, RUBAVU, after=HOUR + 24 * MINUTE)
        assert found() == []
        second = bus(3, KIGALI, RUBAVU, after=HOUR + 25 * MINUTE)
        assert found() == [pair(first, second)]

    def test_nobody_waits_for_more_than_six_hours(self, first: Trip):
        bus(2, KIGALI, RUBAVU, after=7 * HOUR + MINUTE)
        assert found() == []
        bus(3, KIGALI, RUBAVU, after=7 * HOUR)
        assert len(found()) == 1

    def test_the_second_bus_may_leave_after_midnight(self):
        late = LEAVES.replace(hour=22, minute=30) - LEAVES
        first = bus(1, HUYE, KIGALI, after=late)
        second = bus(2, KIGALI, RUBAVU, after=late + 2 * HOUR)
        assert found() == [pair(first, second)]

    def test_but_not_in_the_morning(self):
        late = LEAVES.replace(hour=23, minute=30) - LEAVES
        first = bus(1, HUYE, KIGALI, after=late)
        second = bus(2, KIGALI, RUBAVU, after=late + 6.5 * HOUR)
        bus(3, KIGALI, RUBAVU, after=late + 6.5 * HOUR + MINUTE)
        assert found() == [pair(first, second)]

    def test_a_trip_is_no_connection_with_itself(self):
        bus(1, HUYE, KIGALI, HUYE, RUBAVU, after=0 * HOUR)
        assert found() == []


class TestTheBestOnes:
    def test_of_two_second_buses_the_sooner_one_counts_and_a_cheaper_later_one_too(self, first: Trip):
        soon = bus(2, KIGALI, RUBAVU, after=2 * HOUR, price=3000)
        cheap = bus(3, KIGALI, RUBAVU, after=3 * HOUR, price=2500)
        bus(4, KIGALI, RUBAVU, after=4 * HOUR, price=3000)
        assert found() == [pair(first, soon), pair(first, cheap)]

    def test_a_first_bus_that_leaves_later_for_the_same_second_one_counts(self, first: Trip):
        later = bus(2, HUYE, KIGALI, after=30 * MINUTE)
        second = bus(3, KIGALI, RUBAVU, after=2 * HOUR)
        assert found() == [pair(later, second)]

    def test_a_direct_bus_that_is_as_good_is_the_better_one(self, first: Trip):
        bus(2, KIGALI, RUBAVU, after=2 * HOUR)
        direct = bus(3, HUYE, MUSANZE, RUBAVU, after=HOUR, price=4000)
        assert found() == []
        hold(direct, *SEATS, **FROM_HUYE)
        renew(f"TRIP#{direct.trip_id}")
        assert len(found()) == 1, "a direct bus without a free seat helps nobody"

    def test_what_cannot_be_bought_is_left_out(self, first: Trip, clock: HeldClock):
        second = bus(2, KIGALI, RUBAVU, after=2 * HOUR)
        hold(second, *SEATS, to="Rubavu")
        renew(f"TRIP#{second.trip_id}")
        assert found() == []
        other = bus(3, KIGALI, RUBAVU, after=3 * HOUR)
        assert found() == [pair(first, other)]
        clock.set(LEAVES - 5 * MINUTE)
        assert found() == [], "sales of the first bus have ended"

    def test_two_places_to_change_between_the_same_buses_are_one_connection(self):
        first = bus(1, HUYE, KIGALI, MUSANZE, after=0 * HOUR)
        second = bus(2, KIGALI, MUSANZE, RUBAVU, after=2 * HOUR)
        assert found() == [pair(first, second)]

    def test_what_is_taken_off_sale_is_found_no_more(self, first: Trip):
        second = bus(2, KIGALI, RUBAVU, after=2 * HOUR)
        assert len(found()) == 1
        put_on_sale.hide_from_search(second)
        assert found() == []


class TestFilters:
    def test_they_hold_for_both_buses_and_the_price_for_their_sum(self, first: Trip):
        bus(2, KIGALI, RUBAVU, after=2 * HOUR, bus_class="vip", amenities=("wifi",), company_id=OTHER_COMPANY)
        both = f"{COMPANY},{OTHER_COMPANY}"
        assert len(found(company_id=both)) == len(found(bus_class="vip,standard")) == 1
        assert found(company_id=COMPANY) == found(bus_class="vip") == found(amenities="wifi") == []
        assert len(found(max_price="4000")) == 1
        assert found(max_price="3999") == []

    def test_the_time_is_that_of_the_first_departure(self, first: Trip):
        bus(2, KIGALI, RUBAVU, after=2 * HOUR)
        leaves = f"{LEAVES:%H:%M}"
        assert len(found(leaves_from=leaves, leaves_until=leaves)) == 1
        assert found(leaves_from=f"{LEAVES + MINUTE:%H:%M}") == []
        assert found(leaves_until=f"{LEAVES - MINUTE:%H:%M}") == []


class TestPages:
    @pytest.fixture
    def day(self) -> list[tuple[str, str]]:
        """Five connections, one an hour."""
        return [
            pair(bus(n, HUYE, KIGALI, after=n * HOUR), bus(10 + n, KIGALI, RUBAVU, after=(n + 1.5) * HOUR))
            for n in range(5)
        ]

    def pages(self, **query: str) -> list[tuple[str, str]]:
        pages = [ask(**query)]
        while cursor := pages[-1]["next_cursor"]:
            pages.append(ask(cursor=cursor, **query))
            assert len(pages) < 10
        items = [item for page in pages for item in page["items"]]
        return [(each["journeys"][0]["trip_id"], each["journeys"][1]["trip_id"]) for each in items]

    def test_page_after_page_shows_every_connection_once(self, day: list[tuple[str, str]]):
        assert found() == day
        assert self.pages(limit="2") == day

    def test_a_busy_station_is_read_window_by_window(
        self, day: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(search_connections, "FIRST", 2)
        assert found() == day[:2]
        assert self.pages() == day

    def test_and_no_more_trips_are_counted_than_one_read_takes(
        self, day: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(search_connections, "MOST_TRIPS", 4)
        assert found() == day[:1]
        assert self.pages() == day

    @pytest.mark.parametrize("cursor", ["", "enp6eg", "QQ"])
    def test_an_invented_cursor_reveals_and_breaks_nothing(self, day: Any, cursor: str):
        assert len(ask(cursor=cursor)["items"]) <= 5


def test_it_is_two_round_trips_for_the_queries_go_at_once(first: Trip):
    bus(2, KIGALI, RUBAVU, after=2 * HOUR)
    ask()
    with billed() as bill:
        ask()
    assert bill.calls == ["Query", "Query", "Query", "BatchGetItem"]
