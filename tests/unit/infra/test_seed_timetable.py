"""Which trips the sample network has at a moment."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from infra.sample import seed
from tests.support.sizes import sized

MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2034, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
DAY = timedelta(days=1)


@settings(max_examples=sized(30, soak=2000))
@given(MOMENTS)
def test_trips_lie_ahead_each_once_for_fourteen_days(moment):
    plans = seed.timetable(moment)
    assert all(plan.departure_at > moment for plan in plans)
    assert len({plan.trip_id for plan in plans}) == len(plans)
    days = {plan.departure_at.date() for plan in plans}
    assert {
        (moment + ahead * DAY).astimezone(plans[0].departure_at.tzinfo).date() for ahead in range(1, 15)
    } <= days


@settings(max_examples=sized(30, soak=2000))
@given(MOMENTS)
def test_who_wants_fewer_days_gets_their_trips_and_all_shuttles(moment):
    some, rest = seed.timetable(moment, days=1), seed.timetable(moment)
    names = {plan.trip_id for plan in some}
    left_out = [plan for plan in rest if plan.trip_id not in names]
    assert names < {plan.trip_id for plan in rest}
    assert all(plan.departure_at > moment + DAY for plan in left_out)


@settings(max_examples=sized(30, soak=2000))
@given(MOMENTS, st.integers(0, 24 * 60))
def test_until_the_next_day_loads_more_a_bus_to_rubavu_always_leaves_soon(moment, minutes):
    later = moment + timedelta(minutes=minutes)
    leaving = [
        plan
        for plan in seed.timetable(moment)
        if plan.route.name == "Kigali-Nyabugogo - Rubavu"
        and timedelta(minutes=7) < plan.departure_at - later <= timedelta(minutes=47)
    ]
    assert leaving


def test_seeding_again_the_same_day_names_the_same_trips():
    moment = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
    later = {plan.trip_id for plan in seed.timetable(moment + timedelta(minutes=1))}
    assert later <= {plan.trip_id for plan in seed.timetable(moment)}
