"""Search: which journeys a trip sells, and which words find it."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.network import KIGALI, LEAVES, MUSANZE, RUBAVU, trip
from tests.support.trips import LEG
from tests.support.trips import trip as many_stops
from tms.bookings.journeys import legs_between
from tms.kernel.errors import Invalid
from tms.kernel.http.reader import read
from tms.trips.search.requests import TripQuery
from tms.trips.sold_journeys import sold_journeys
from tms.trips.trip import TripStop


def test_every_pair_of_stops_is_a_journey_with_its_own_times_legs_and_fare():
    told = [
        (j.origin, j.destination, j.start, j.stop, j.amount, j.departure_at) for j in sold_journeys(trip())
    ]
    two_hours = timedelta(hours=2)
    assert told == [
        ("Nyabugogo", "Musanze", 0, 1, 3500, LEAVES),
        ("Nyabugogo", "Rubavu", 0, 2, 6000, LEAVES),
        ("Musanze", "Rubavu", 1, 2, 2500, LEAVES + two_hours),
    ]


def test_a_pair_without_a_fare_is_not_sold():
    (only,) = sold_journeys(trip(fares={(0, 2): 6000}))
    assert (only.origin_id, only.destination_id) == (KIGALI.station_id, RUBAVU.station_id)
    assert only.arrival_at == LEAVES + timedelta(hours=4)
    assert MUSANZE.station_id not in (only.origin_id, only.destination_id)


def times(arrival: datetime, halt: timedelta) -> list[TripStop]:
    """Three stops, an hour from each to the next, where the bus stands for `halt`."""
    return [
        TripStop(f"stn_{n}", f"Stop {n}", 0, 30, at, at + halt)
        for n, at in enumerate(arrival + timedelta(hours=1) * n for n in range(3))
    ]


def test_a_journey_begins_when_the_bus_leaves_its_stop_and_ends_when_it_comes_to_the_other():
    halt, hour = timedelta(minutes=5), timedelta(hours=1)
    first, _, last = sold_journeys(trip(stops=times(LEAVES - halt, halt)))
    assert (first.departure_at, first.arrival_at) == (LEAVES, LEAVES - halt + hour)
    assert (last.departure_at, last.arrival_at) == (LEAVES + hour, LEAVES - halt + 2 * hour)


def test_a_night_bus_leaves_each_stop_on_the_day_by_that_stop_s_clock():
    late = LEAVES.replace(hour=22, minute=30)
    kigali, kampala, last = times(late, timedelta())
    there = timezone(timedelta(hours=3))  # when it is half past eleven in Kigali, it is the next day there
    stops = [kigali, replace(kampala, departure_at=kampala.departure_at.astimezone(there)), last]
    days = {(j.start, j.stop): j.departure_at.date() for j in sold_journeys(trip(stops=stops))}
    assert days == {(0, 1): late.date(), (0, 2): late.date(), (1, 2): late.date() + timedelta(days=1)}


@given(st.integers(1, 12))
def test_journeys_agree_with_the_legs_between_their_stops(legs: int):
    made = many_stops(legs=legs)
    ids = [stop.station_id for stop in made.stops]
    sold = sold_journeys(made)
    assert len(sold) == (legs + 1) * legs // 2
    for journey in sold:
        assert range(journey.start, journey.stop) == legs_between(
            ids, journey.origin_id, journey.destination_id
        )
        assert journey.arrival_at - journey.departure_at == LEG * (journey.stop - journey.start)


def query(**changes: str) -> TripQuery:
    return read(TripQuery, {"from": "Kigali", "to": "Musanze", **changes})


def test_a_day_is_written_as_a_date_and_is_today_unless_said():
    assert query(date="2026-05-01").date == date(2026, 5, 1)
    assert query(date="today").date == query().date == "today"
    assert query(date=" Tomorrow ").date == "tomorrow"


@pytest.mark.parametrize(
    "text", ["tomorow", "20260501", "2026-02-30", "01.05.2026", "", "2026-05-01T08:00:00Z"]
)
def test_another_day_is_refused(text: str):
    with pytest.raises(Invalid):
        query(date=text)


@pytest.mark.parametrize("field", ["from", "to"])
def test_both_ends_are_named(field: str):
    for text in ("", "   ", "x" * 81):
        with pytest.raises(Invalid):
            query(**{field: text})
