"""Search: what is filtered, in which order it comes, what can be chosen, and what it costs."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.buying import hold
from tests.support.clocks import HeldClock
from tests.support.functions import call
from tests.support.network import DAY, HOURS, KIGALI, LEAVES, LINE, RUBAVU, build, publish
from tests.support.people import COMPANY, OTHER_COMPANY
from tests.support.searching import billed, search, trips_of, wanted
from tms.bookings.on_seats import renew
from tms.trips.trip import Trip, TripStop

pytestmark = pytest.mark.usefixtures("cloud", "clock")

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _network(cloud: Any) -> None:
    build()


def faster(leaves: Any) -> list[TripStop]:
    """The stops of a bus that takes half of the time."""
    return [
        TripStop(each.station_id, each.name, each.latitude, each.longitude, at, at)
        for each, at in zip(LINE, (leaves + HOUR * hours / 2 for hours in HOURS), strict=True)
    ]


@pytest.fixture
def day() -> dict[str, Trip]:
    """Trips: `slow` leaves first and arrives after `fast`; `dear` has all; `other` is of another company."""
    return {
        "slow": publish(1, LEAVES, amenities=("wifi",)),
        "fast": publish(2, LEAVES + HOUR, stops=faster(LEAVES + HOUR), fares={(0, 2): 7000}),
        "dear": publish(
            3, LEAVES + 2 * HOUR, bus_class="vip", amenities=("usb", "wifi"), fares={(0, 2): 9000}
        ),
        "other": publish(
            4, LEAVES + 3 * HOUR, company_id=OTHER_COMPANY, company="Virunga", fares={(0, 2): 5000}
        ),
    }


def found(day: dict[str, Trip], **query: str) -> list[str]:
    """The names of the trips that are found, in order."""
    names = {trip.trip_id: name for name, trip in day.items()}
    return [names[each] for each in trips_of(search(**query))]


class TestFilters:
    @pytest.mark.parametrize(
        ("query", "names"),
        [
            ({}, ["slow", "fast", "dear", "other"]),
            ({"company_id": OTHER_COMPANY}, ["other"]),
            ({"company_id": f"{OTHER_COMPANY},{COMPANY}"}, ["slow", "fast", "dear", "other"]),
            ({"bus_class": "vip"}, ["dear"]),
            ({"bus_class": "vip,standard"}, ["slow", "fast", "dear", "other"]),
            ({"bus_class": "sleeper"}, []),
            ({"amenities": "wifi"}, ["slow", "dear"]),
            ({"amenities": "wifi,usb"}, ["dear"]),
            ({"max_price": "5999"}, ["other"]),
            ({"max_price": "6000"}, ["slow", "other"]),
            ({"max_price": "0"}, []),
            ({"amenities": "wifi", "max_price": "6000"}, ["slow"]),
        ],
    )
    def test_what_does_not_keep_them_is_left_out(
        self, day: dict[str, Trip], query: dict[str, str], names: list[str]
    ):
        assert found(day, **query) == names
        assert search(**query)["total"] == len(names)

    def test_the_time_of_the_departure_is_the_one_at_the_stop_where_the_journey_begins(
        self, day: dict[str, Trip]
    ):
        first, second = (f"{LEAVES + HOUR * hours:%H:%M}" for hours in (0, 1))
        assert found(day, leaves_from=second) == ["fast", "dear", "other"]
        assert found(day, leaves_until=second) == ["slow", "fast"]
        assert found(day, leaves_from=first, leaves_until=first) == ["slow"]
        later = f"{LEAVES + 2 * HOUR:%H:%M}"
        assert trips_of(search("Musanze", leaves_until=later)) == [day["slow"].trip_id]

    @pytest.mark.parametrize(
        ("field", "text"),
        [
            ("company_id", "Ikirere"),
            ("company_id", ","),
            ("bus_class", "VIP Bus"),
            ("amenities", "wifi,,usb"),
            ("leaves_from", "25:00"),
            ("leaves_until", "7am"),
            ("max_price", "-1"),
            ("sort", "company"),
        ],
    )
    def test_a_wrong_one_is_pointed_at(self, field: str, text: str):
        reply = call("trips/search_trips", query=wanted(**{field: text}))
        assert (reply.status, reply.json["pointer"]) == (422, f"/{field}")

    def test_no_bus_leaves_between_a_time_and_an_earlier_one(self):
        reply = call("trips/search_trips", query=wanted(leaves_from="12:00", leaves_until="11:00"))
        assert (reply.status, reply.code) == (422, "invalid_field")
        assert reply.json["detail"] == "Give a leaves_until that is not before leaves_from."


class TestOrder:
    @pytest.mark.parametrize(
        ("sort", "names"),
        [
            ("departure", ["slow", "fast", "dear", "other"]),
            ("arrival", ["fast", "slow", "dear", "other"]),
            ("price", ["other", "slow", "fast", "dear"]),
            ("duration", ["fast", "slow", "dear", "other"]),
        ],
    )
    def test_trips_come_as_asked_for_and_page_by_page(
        self, day: dict[str, Trip], sort: str, names: list[str]
    ):
        assert found(day, sort=sort) == names
        pages = [search(sort=sort, limit="1")]
        while cursor := pages[-1]["next_cursor"]:
            pages.append(search(sort=sort, limit="1", cursor=cursor))
        assert [each for page in pages for each in trips_of(page)] == [day[name].trip_id for name in names]
        assert {page["total"] for page in pages} == {4}

    @pytest.mark.parametrize("sort", ["departure", "arrival", "price", "duration"])
    def test_a_trip_that_comes_or_goes_moves_no_other_one_across_a_page(
        self, day: dict[str, Trip], sort: str, clock: HeldClock
    ):
        whole = trips_of(search(sort=sort))
        first = search(sort=sort, limit="2")
        new = publish(9, LEAVES + timedelta(minutes=30), fares={(0, 2): 6500})
        clock.set(LEAVES)  # "slow" leaves
        rest = trips_of(search(sort=sort, cursor=first["next_cursor"]))
        gone = day["slow"].trip_id
        assert [each for each in rest if each != new.trip_id] == [each for each in whole[2:] if each != gone]


class TestAnswer:
    def test_one_item_holds_what_a_page_of_results_shows(self, day: dict[str, Trip]):
        item = next(each for each in search()["items"] if each["trip_id"] == day["dear"].trip_id)
        assert item["amenities"] == ["usb", "wifi"]
        assert item["company_logo"] == f"/companies/{COMPANY}/logo"
        assert (item["duration_minutes"], item["stops_between"], item["delay_minutes"]) == (240, 1, 0)
        assert (item["sales"], item["seats_free"]) == ("open", 4)
        assert search("Musanze")["items"][0]["stops_between"] == 0

    def test_the_day_and_both_places_are_told_as_they_were_understood(self):
        answer = search("nyabugogoo", "gisenyi")
        assert answer["date"] == DAY
        assert answer["from"] == {
            "station_id": KIGALI.station_id,
            "name": "Nyabugogo",
            "district": "Nyabugogo",
        }
        assert answer["to"]["station_id"] == RUBAVU.station_id

    def test_the_choices_are_those_of_the_whole_day_whatever_is_filtered(self, day: dict[str, Trip]):
        choices = search(bus_class="vip", limit="1")["choices"]
        assert [(each["company"], each["trips"]) for each in choices["companies"]] == [
            ("Ikirere Express", 3),
            ("Virunga", 1),
        ]
        assert choices["bus_classes"] == [{"word": "standard", "trips": 3}, {"word": "vip", "trips": 1}]
        assert choices["amenities"] == [{"word": "wifi", "trips": 2}, {"word": "usb", "trips": 1}]
        assert choices["price_from"] == {"amount": 5000, "currency": "RWF"}
        assert search("Rubavu", "Kigali")["choices"] == {
            "companies": [],
            "bus_classes": [],
            "amenities": [],
            "origins": [],
            "price_from": None,
        }


class TestSales:
    def sales(self, *pair: str) -> str:
        return str(search(*pair)["items"][0]["sales"])

    def test_a_stretch_without_a_free_seat_is_sold_out_and_the_others_are_not(self):
        trip = publish()
        hold(trip, "1A", "1B", "2A", "2B")
        renew(f"TRIP#{trip.trip_id}")
        assert (self.sales("Kigali", "Musanze"), self.sales("Kigali", "Rubavu")) == ("sold_out", "sold_out")
        assert self.sales("Musanze", "Rubavu") == "open"

    def test_a_trip_that_leaves_in_a_moment_is_closed_and_not_sold_out(self, clock: HeldClock):
        trip = publish()
        hold(trip, "1A", "1B", "2A", "2B")
        renew(f"TRIP#{trip.trip_id}")
        clock.set(LEAVES - timedelta(minutes=5))
        assert self.sales("Kigali", "Rubavu") == "closed"


class TestCost:
    def test_a_search_is_two_calls_whatever_it_asks(self, day: dict[str, Trip]):
        search()  # a new container reads the stations once
        for query in ({}, {"sort": "price", "limit": "1"}, {"amenities": "wifi", "sort": "duration"}):
            with billed() as bill:
                search(**query)
            assert bill.calls == ["Query", "BatchGetItem"]

    def test_one_that_finds_nothing_is_one_call(self):
        search()
        with billed() as bill:
            search()
        assert bill.calls == ["Query"]
