"""Search: which journeys a trip sells, and which words find it."""

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from tests.support.network import KIGALI, LEAVES, MUSANZE, RUBAVU, trip
from tms.trips.requests import TripQuery
from tms.trips.search import sold_journeys


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


def query(**changes: str) -> TripQuery:
    return TripQuery.model_validate({"from": "Kigali", "to": "Musanze", **changes})


def test_a_day_is_written_as_a_date_and_is_today_unless_said():
    assert query(date="2026-05-01").date == date(2026, 5, 1)
    assert query(date="today").date == query().date == "today"


@pytest.mark.parametrize("text", ["tomorrow", "2026-02-30", "01.05.2026", "", "2026-05-01T08:00:00Z"])
def test_another_day_is_refused(text: str):
    with pytest.raises(ValidationError):
        query(date=text)


@pytest.mark.parametrize("field", ["from", "to"])
def test_both_ends_are_named(field: str):
    for text in ("", "   ", "x" * 81):
        with pytest.raises(ValidationError):
            query(**{field: text})
