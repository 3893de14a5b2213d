"""Journeys of a trip: stretches, times, days and prices."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.kernel.money import Money
from tms.trips.journeys import NotOnTheWay, StopTime, UnknownStop, journeys, legs_between, timed_stops

KIGALI, KAMPALA = "Africa/Kigali", "Africa/Kampala"
STATIONS = [("stn_a", KIGALI), ("stn_b", KIGALI), ("stn_c", KIGALI)]
LEAVES = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)


def fares(count: int) -> dict[tuple[int, int], Money]:
    return {(i, j): Money(1000 * (j - i), "RWF") for i in range(count) for j in range(i + 1, count)}


def test_intermediate_stops_sell():
    stops = timed_stops(LEAVES, STATIONS, [120, 90])
    sold = [(j.origin, j.destination, j.legs, j.price.amount) for j in journeys(stops, fares(3))]
    assert sold == [
        ("stn_a", "stn_b", range(1), 1000),
        ("stn_a", "stn_c", range(2), 2000),
        ("stn_b", "stn_c", range(1, 2), 1000),
    ]


def test_a_journey_leaves_when_the_bus_leaves_its_own_stop():
    halt = timedelta(minutes=5)
    stops = [
        StopTime("stn_a", KIGALI, LEAVES, LEAVES),
        StopTime("stn_b", KIGALI, LEAVES + 2 * halt, LEAVES + 3 * halt),
        StopTime("stn_c", KIGALI, LEAVES + 4 * halt, LEAVES + 4 * halt),
    ]
    first, _, last = journeys(stops, fares(3))
    assert (first.departure_at, first.arrival_at) == (LEAVES, LEAVES + 2 * halt)
    assert (last.departure_at, last.arrival_at) == (LEAVES + 3 * halt, LEAVES + 4 * halt)


def test_a_pair_without_a_fare_is_not_sold():
    stops = timed_stops(LEAVES, STATIONS, [120, 90])
    table = fares(3)
    del table[0, 1]
    assert [(j.origin_index, j.destination_index) for j in journeys(stops, table)] == [(0, 2), (1, 2)]


def test_a_night_bus_is_found_on_the_day_it_leaves_each_stop():
    before_midnight = datetime(2026, 3, 2, 21, 30, tzinfo=UTC)  # 23:30 in Kigali
    stops = timed_stops(before_midnight, STATIONS, [60, 60])
    days = {(j.origin, j.destination): j.service_date for j in journeys(stops, fares(3))}
    assert days["stn_a", "stn_c"] == date(2026, 3, 2)
    assert days["stn_b", "stn_c"] == date(2026, 3, 3)


def test_the_day_is_that_of_the_stop_and_not_of_the_bus():
    leaves = datetime(
        2026, 3, 2, 20, 30, tzinfo=UTC
    )  # 22:30 in Kigali; half an hour later it is 00:00 in Kampala
    stops = timed_stops(leaves, [("stn_a", KIGALI), ("stn_b", KAMPALA), ("stn_c", KAMPALA)], [30, 60])
    days = [j.service_date for j in journeys(stops, fares(3))]
    assert days == [date(2026, 3, 2), date(2026, 3, 2), date(2026, 3, 3)]


def test_times_are_local_to_each_stop_and_the_same_instants():
    stops = timed_stops(LEAVES, [("stn_a", KIGALI), ("stn_b", KAMPALA)], [120])
    assert [stop.arrival_at.isoformat() for stop in stops] == [
        "2026-03-02T08:30:00+02:00",
        "2026-03-02T11:30:00+03:00",
    ]
    assert stops[1].arrival_at - stops[0].departure_at == timedelta(minutes=120)


def test_a_clock_that_jumps_on_the_way_does_not_stretch_the_trip():
    paris = "Europe/Paris"
    leaves = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)  # 01:30; at 02:00 it is 03:00
    _, last = timed_stops(leaves, [("stn_a", paris), ("stn_b", paris)], [60])
    assert last.arrival_at.isoformat() == "2026-03-29T03:30:00+02:00"


@pytest.mark.parametrize(
    ("leaves", "stations", "minutes"),
    [
        (LEAVES, STATIONS, [10]),
        (LEAVES, STATIONS, [10, 10, 10]),
        (LEAVES, STATIONS[:1], []),
        (LEAVES, [], []),
        (LEAVES, STATIONS, [10, 0]),
        (LEAVES.replace(tzinfo=None), STATIONS, [10, 10]),
    ],
    ids=["too few times", "too many times", "one stop", "no stops", "no time", "naive departure"],
)
def test_a_route_that_cannot_run_is_refused(leaves, stations, minutes):
    with pytest.raises(ValueError, match="a "):
        timed_stops(leaves, stations, minutes)


LOOP = ["a", "b", "c", "a", "d"]


@pytest.mark.parametrize(
    ("origin", "destination", "legs"),
    [("a", "b", range(1)), ("b", "d", range(1, 4)), ("a", "d", range(3, 4)), ("c", "a", range(2, 3))],
)
def test_a_loop_takes_the_shortest_stretch(origin, destination, legs):
    assert legs_between(LOOP, origin, destination) == legs


@pytest.mark.parametrize(("origin", "destination"), [("c", "b"), ("d", "a"), ("b", "b"), ("a", "a")])
def test_the_wrong_direction_is_named(origin, destination):
    with pytest.raises(NotOnTheWay) as wrong:
        legs_between(LOOP, origin, destination)
    assert (wrong.value.origin, wrong.value.destination) == (origin, destination)


@pytest.mark.parametrize(("origin", "destination"), [("a", "z"), ("z", "a"), ("z", "z")])
def test_a_stop_of_another_route_is_named(origin, destination):
    with pytest.raises(UnknownStop) as wrong:
        legs_between(LOOP, origin, destination)
    assert wrong.value.station_id == "z"


@given(st.lists(st.integers(1, 300), min_size=1, max_size=12))
def test_journeys_agree_with_the_legs_between_their_stops(minutes):
    stations = [(f"stn_{n}", KIGALI) for n in range(len(minutes) + 1)]
    ids = [station_id for station_id, _ in stations]
    sold = journeys(timed_stops(LEAVES, stations, minutes), fares(len(stations)))
    assert len(sold) == len(stations) * len(minutes) // 2
    for journey in sold:
        assert journey.legs == legs_between(ids, journey.origin, journey.destination)
        ride = journey.arrival_at - journey.departure_at
        assert ride == timedelta(minutes=sum(minutes[leg] for leg in journey.legs))
