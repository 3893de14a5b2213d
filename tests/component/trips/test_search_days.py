"""Search: the strip of days with the lowest price of each, kept up by the changes of trips and seats."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.support.buying import expect, hold, sell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import call, run
from tests.support.network import DAY, KIGALI, LEAVES, RUBAVU, SEATS, build, publish, trip
from tests.support.provider import FakeProvider
from tests.support.searching import billed
from tms.bookings import for_trips as bookings
from tms.bookings import on_seats
from tms.trips import day_store, put_on_sale, renew_day
from tms.trips.day_store import Day
from tms.trips.trip import Trip

pytestmark = pytest.mark.usefixtures("cloud", "clock")

TODAY = date.fromisoformat(DAY)
DAYS = timedelta(days=1)


@pytest.fixture(autouse=True)
def _network(cloud: Any) -> None:
    build()


def keep_up(cloud: Cloud) -> None:
    """Let the streams and the queue do their work."""
    assert run("bookings/on_seats", cloud.changes("bookings")) == []
    assert run("bookings/on_change", cloud.changes("bookings")) == []
    assert run("trips/on_sales_changed", cloud.messages("SalesChanged")) == []
    assert run("trips/on_journeys", cloud.changes("trips")) == []


def ask(**query: str) -> dict[str, Any]:
    wanted = {"from": "Kigali", "to": "Rubavu", "date": DAY, **query}
    return expect(200, call("trips/search_days", query=wanted))


def prices(**query: str) -> dict[str, int | None]:
    """The lowest price of each day, by the day."""
    return {
        each["date"]: each["price_from"] and each["price_from"]["amount"] for each in ask(**query)["days"]
    }


def today(**query: str) -> int | None:
    return prices(**query)[DAY]


def priced(number: int, price: int, days: int = 0, hours: int = 0) -> Trip:
    return publish(number, LEAVES + days * DAYS + timedelta(hours=hours), fares={(0, 2): price, (0, 1): 1000})


class TestTheWeek:
    def test_each_day_has_its_lowest_price(self, cloud: Cloud):
        priced(1, 6000)
        priced(2, 5500, hours=1)
        priced(3, 5000, days=2)
        keep_up(cloud)
        week = [(TODAY + n * DAYS).isoformat() for n in range(7)]
        assert prices() == {**dict.fromkeys(week), week[0]: 5500, week[2]: 5000}
        assert ask()["days"][2]["price_from"] == {"amount": 5000, "currency": "RWF"}
        assert prices(to="Musanze")[DAY] == 1000
        assert set(prices(**{"from": "Rubavu", "to": "Kigali"}).values()) == {None}

    def test_the_day_that_is_wanted_is_in_the_middle_but_no_day_is_over(self):
        def shown(days: int) -> list[str]:
            return list(prices(date=(TODAY + days * DAYS).isoformat()))

        assert shown(10) == [(TODAY + n * DAYS).isoformat() for n in range(7, 14)]
        assert shown(3) == shown(2) == shown(0) == [(TODAY + n * DAYS).isoformat() for n in range(7)]
        assert list(prices(date="tomorrow")) == shown(1)

    def test_places_are_understood_as_in_every_search(self):
        assert ask(**{"from": "nyabugogoo", "to": "gisenyi"})["to"]["station_id"] == RUBAVU.station_id
        for query, code in (({"to": "Kigali"}, "same_station"), ({"to": "Zzzzzz"}, "no_such_station")):
            reply = call("trips/search_days", query={"from": "Kigali", **query})
            assert (reply.status, reply.code, reply.json["pointer"]) == (422, code, "/to")

    @pytest.mark.parametrize("date", ["0001-01-01", "1999-12-31", "2100-01-01", "9999-12-31"])
    def test_a_day_of_another_century_is_refused(self, date: str):
        reply = call("trips/search_days", query={"from": "Kigali", "to": "Rubavu", "date": date})
        assert (reply.status, reply.code) == (422, "invalid_field")

    @pytest.mark.parametrize("date", ["2000-01-01", "2099-12-31"])
    def test_the_first_and_the_last_day_of_it_are_answered(self, date: str):
        assert len(ask(date=date)["days"]) == 7

    def test_it_is_one_call_whatever_the_number_of_trips(self, cloud: Cloud):
        for number in range(8):
            priced(number, 6000 - number, hours=number % 4, days=number % 3)
        keep_up(cloud)
        ask()
        with billed() as bill:
            ask()
        assert bill.calls == ["Query"]


class TestWhatChangesIt:
    @pytest.fixture
    def cheap(self, cloud: Cloud) -> Trip:
        """The cheapest of two trips of the day."""
        made = priced(1, 5000)
        priced(2, 6000, hours=1)
        keep_up(cloud)
        assert today() == 5000
        return made

    def test_a_trip_that_is_sold_out_is_not_the_cheapest(
        self, cheap: Trip, cloud: Cloud, provider: FakeProvider
    ):
        sell(cheap, provider, *SEATS[:3], to="Rubavu")
        keep_up(cloud)
        assert today() == 5000
        sell(cheap, provider, SEATS[3])
        keep_up(cloud)
        keep_up(cloud)
        assert today() == 6000
        assert today(to="Musanze") == 1000

    def test_a_seat_that_is_held_may_come_back(self, cheap: Trip, cloud: Cloud):
        hold(cheap, *SEATS, to="Rubavu")
        keep_up(cloud)
        keep_up(cloud)
        assert today() == 5000

    def test_a_trip_that_has_left_is_not_the_cheapest(self, cheap: Trip, clock: HeldClock):
        clock.set(LEAVES - timedelta(minutes=5, seconds=1))
        assert today() == 5000
        clock.set(LEAVES - timedelta(minutes=5))
        assert today() == 6000
        clock.set(LEAVES + timedelta(hours=1))
        assert today() is None

    def test_a_trip_that_is_taken_off_the_lists_is_not_the_cheapest(self, cheap: Trip, cloud: Cloud):
        put_on_sale.hide_from_search(cheap)
        keep_up(cloud)
        assert today() == 6000

    def test_a_trip_whose_sales_are_not_open_yet_counts_until_shortly_before_it_leaves(
        self, cheap: Trip, cloud: Cloud, clock: HeldClock
    ):
        put_on_sale.list_for_search(trip(9, fares={(0, 2): 4000}))
        keep_up(cloud)
        assert today() == 4000
        clock.set(LEAVES - timedelta(minutes=5))
        assert today() == 6000


class TestTheWriters:
    DAY = Day(KIGALI.station_id, RUBAVU.station_id, TODAY)

    def test_a_writer_that_read_before_another_one_wrote_reads_again(self, monkeypatch: pytest.MonkeyPatch):
        priced(1, 6000)
        read = day_store.version_of
        inner: list[Trip] = []

        def overtaken(day: Day) -> int:
            version = read(day)
            if not inner:
                inner.append(priced(2, 5000))
                renew_day.renew(day)  # the other writer has seen the second trip
            return version

        monkeypatch.setattr(day_store, "version_of", overtaken)
        renew_day.renew(self.DAY)
        assert today() == 5000
        assert read(self.DAY) == 2

    def test_a_write_without_another_price_is_still_noticed(self):
        renew_day.renew(self.DAY)
        version = day_store.version_of(self.DAY)
        renew_day.renew(self.DAY)
        assert day_store.version_of(self.DAY) == version + 1
        assert not day_store.write(self.DAY, [], version)

    def test_a_day_that_is_over_is_not_worked_out(self, clock: HeldClock):
        clock.set(LEAVES + 3 * DAYS)
        with billed() as bill:
            renew_day.renew(self.DAY)
        assert bill.calls == []

    def test_the_seats_of_those_trips_are_read_that_make_the_price(self, monkeypatch: pytest.MonkeyPatch):
        for number in range(6):
            priced(number, 5000, hours=number)
        read: list[str] = []
        real = bookings.ends_of_sales

        def ends_of_sales(wanted: Any) -> Any:
            several = list(wanted)
            read.extend(trip_id for trip_id, _ in several)
            return real(several)

        monkeypatch.setattr(bookings, "ends_of_sales", ends_of_sales)
        with billed() as bill:
            renew_day.renew(self.DAY)
        assert bill.calls == ["GetItem", "Query", "BatchGetItem", "PutItem"]
        assert read == [trip(5).trip_id], "the last one to leave"

    def test_where_they_are_sold_out_others_are_looked_at(self, cloud: Cloud, provider: FakeProvider):
        last = priced(1, 5000, hours=2)
        priced(2, 5000)
        priced(3, 6000, hours=1)
        sell(last, provider, *SEATS, to="Rubavu")
        on_seats.renew(f"TRIP#{last.trip_id}")
        renew_day.renew(self.DAY)
        found = day_store.days_between(KIGALI.station_id, RUBAVU.station_id, TODAY, TODAY)[TODAY]
        assert [each.price.amount for each in found] == [5000, 6000]

    def test_journeys_that_are_only_added_are_counted_in_without_reading_the_others(self, cloud: Cloud):
        priced(1, 6000)
        assert run("trips/on_journeys", cloud.changes("trips")) == []
        priced(2, 5000, hours=1)
        changes = cloud.changes("trips")
        with billed() as bill:
            assert run("trips/on_journeys", changes) == []
        assert sorted(bill.calls) == ["BatchGetItem", "PutItem", "PutItem"]
        assert today() == 5000
        assert day_store.version_of(self.DAY) == 2

    def test_where_another_writer_was_faster_the_day_is_worked_out_anew(self, cloud: Cloud):
        priced(1, 6000)
        priced(2, 5000, hours=1)
        renew_day.add(self.DAY, [], [], 0)
        renew_day.add(self.DAY, [], [], 0)
        assert today() == 5000
        assert day_store.version_of(self.DAY) == 2

    def test_changes_of_one_day_in_a_batch_are_one_write(self, cloud: Cloud):
        for number in range(4):
            priced(number, 6000, hours=number)
        assert run("trips/on_journeys", cloud.changes("trips")) == []
        assert day_store.version_of(self.DAY) == 1

    def test_it_is_gone_from_the_table_a_week_after_the_day(self, cloud: Cloud):
        renew_day.renew(self.DAY)
        (item,) = cloud.items("trips", "DAYS#")
        ends = datetime.fromtimestamp(int(item["expires"]), UTC)
        assert ends.date() == TODAY + 7 * DAYS
