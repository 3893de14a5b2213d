"""The way of a trip: its times, and the legs between two of its stops."""

from datetime import UTC, datetime, timedelta

import pytest

from tms.bookings.journeys import NotOnTheWay, UnknownStop, legs_between, timed_stops

KIGALI, KAMPALA = "Africa/Kigali", "Africa/Kampala"
STATIONS = [("stn_a", KIGALI), ("stn_b", KIGALI), ("stn_c", KIGALI)]
LEAVES = datetime(2026, 3, 2, 6, 30, tzinfo=UTC)


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
