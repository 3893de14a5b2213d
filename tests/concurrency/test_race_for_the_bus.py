"""Drivers that begin several trips of one bus at the same moment: one of them runs."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from tests.support import trips
from tests.support.crowd import Crowd
from tms.kernel.clock import now
from tms.kernel.conflicts import Conflicted
from tms.trips import open_boarding, put_on_sale, store
from tms.trips.trip import Trip
from tms.trips.views import TripState


def board(trip: Trip) -> partial[TripState]:
    return partial(open_boarding.open_boarding, trips.driver(trip), trip.trip_id)


def test_of_eight_trips_of_one_bus_and_driver_one_begins(crowd: Crowd, on_sale: Callable[..., Trip]) -> None:
    first = on_sale(legs=2, rows=1, departs=now() + timedelta(minutes=10))
    others = [
        replace(first, trip_id=trips.trip(legs=2, rows=1).trip_id, bus_id=first.bus_id) for _ in range(7)
    ]
    for each in others:
        put_on_sale.put_on_sale(each)

    answers = crowd.do([board(each) for each in (first, *others)] * 5, 8)

    begun = {answer.trip_id for answer in answers if isinstance(answer, TripState)}
    found = [store.find(each.trip_id) for each in (first, *others)]
    states = Counter(trip.status.value for trip in found if trip is not None)
    assert len(begun) == 1
    assert states == {"BOARDING": 1, "PUBLISHED": 7}
    refusals = {answer for answer in answers if isinstance(answer, str)}
    assert refusals <= {"driver_running", "bus_running", repr(Conflicted())}
