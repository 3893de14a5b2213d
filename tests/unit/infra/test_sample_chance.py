"""What befalls the sample trips, and who buys their seats: the same each time, and believable."""

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from infra.sample import luck, network, sales
from infra.sample.chance import Chance
from infra.simulator.outcomes import AT_ONCE, outcome_of
from tests.support.sizes import sized
from tms.bookings.quotas import MOST_GUEST_SEATS

INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2034, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
NOON = datetime(2026, 5, 4, 10, tzinfo=UTC)


def test_chance_repeats_itself_and_differs_from_text_to_text():
    draws = [[Chance(text).number(1, 6) for _ in range(3)] for text in ("a", "a", "b")]
    assert draws[0] == draws[1]
    one, other = Chance("a"), Chance("b")
    assert [one.number(0, 99) for _ in range(9)] != [other.number(0, 99) for _ in range(9)]
    assert {Chance(str(n)).number(1, 6) for n in range(200)} == set(range(1, 7))
    assert {Chance(str(n)).one_of("xyz") for n in range(50)} == set("xyz")
    assert 5 < sum(Chance(str(n)).happens(10) for n in range(100)) < 20
    assert not any(Chance(str(n)).happens(0) for n in range(100))


@settings(max_examples=sized(30, soak=2000))
@given(INSTANTS)
def test_whatever_the_time_a_shuttle_has_broken_down_and_another_one_is_late(moment):
    plans = network.begun(moment)
    lucks = luck.luck_of(plans, moment)
    (broken,) = (plan for plan in plans if lucks[plan.trip_id].breaks)
    (late,) = (plan for plan in plans if network.is_shuttle(plan) and lucks[plan.trip_id].delay)
    for plan in (broken, late):
        left = plan.departure_at + timedelta(minutes=lucks[plan.trip_id].delay + luck.MOST_LATE_MINUTES)
        assert left <= moment < plan.arrival_at
    assert moment < broken.departure_at + luck.MENDED_AFTER
    assert broken.departure_at + luck.BREAKS_DOWN_AFTER < moment


@settings(max_examples=sized(20, soak=2000))
@given(INSTANTS)
def test_drivers_report_a_few_things_of_the_timetables_trips(moment):
    plans = network.begun(moment)
    lucks = luck.luck_of(plans, moment)
    reported = [plan for plan in plans if lucks[plan.trip_id].report]
    assert [lucks[plan.trip_id].report for plan in reported] == list(luck.REPORTS)
    assert all(plan.timetable_id for plan in reported)


def test_no_late_trip_keeps_the_next_one_of_its_bus_from_boarding():
    plans = [each for n in range(4) for each in network.trips_for(NOON.date() + timedelta(n))]
    plans += network.rolling_departures(NOON, 60)
    runs: dict[str, list[network.TripPlan]] = {}
    for plan in network.in_order(plans):
        runs.setdefault(plan.bus.bus_id, []).append(plan)
    for run in runs.values():
        for before, after in pairwise(run):
            most = luck.SHUTTLE_DELAY_MINUTES if network.is_shuttle(before) else 30
            cost = max(timedelta(minutes=most), luck.BREAKDOWN_COSTS)
            ends = before.arrival_at + cost + timedelta(minutes=luck.MOST_LATE_MINUTES)
            assert ends <= after.departure_at - network.BOARDS_BEFORE


def test_what_is_sold_of_a_trip_that_ran_is_always_the_same_and_fits():
    plans = network.begun(NOON)
    for plan in plans:
        sold = list(sales.past(plan, NOON))
        assert sold == list(sales.past(plan, NOON))
        seats = sum(len(sale.passengers) for sale in sold)
        assert 0 < seats <= plan.bus.layout.capacity * 65 // 100
        assert len({sale.key for sale in sold}) == len(sold)
    assert 60 <= sum(len(list(sales.past(plan, NOON))) for plan in plans) <= 160


def test_trips_far_ahead_have_sold_few_seats_and_shuttles_none():
    day = NOON.date()
    far = [plan for n in range(2, 15) for plan in network.trips_for(day + timedelta(n))]
    sold = [sum(len(sale.passengers) for sale in sales.ahead(plan, NOON)) for plan in far]
    assert 0 < sum(1 for each in sold if each) < len(far) / 4
    assert max(sold) <= 5
    near = [plan for plan in network.trips_for(day + timedelta(1)) if any(sales.ahead(plan, NOON))]
    assert len(near) > len(network.trips_for(day + timedelta(1))) / 2


def test_passengers_are_invented_and_pay_at_once_and_guests_are_few():
    sold = [sale for plan in network.begun(NOON) for sale in sales.past(plan, NOON)]
    for sale in sold:
        assert len(sale.passengers) <= MOST_GUEST_SEATS or sale.counter
        assert 0 <= sale.start < sale.stop < len(sale.plan.stops)
        for _, phone, category in sale.passengers:
            assert re.fullmatch(r"\+250705\d{6}", phone)
            assert outcome_of(phone[1:]) == AT_ONCE
            assert category in {"adult", "child"}
        assert sale.passengers[0][2] == "adult"
    assert {sale.counter for sale in sold} == {True, False}


def test_the_relief_buses_have_a_cancelled_trip_and_a_draft_in_each_company():
    cancelled, drafts = network.extras_for(NOON.date())
    for plans in (cancelled, drafts):
        assert [plan.company for plan in plans] == list(network.COMPANIES)
        assert {plan.departure_at.date() for plan in plans} == {NOON.date()}
        assert all(plan.route.company_id == plan.company.company_id for plan in plans)
    for one, other in zip(cancelled, drafts, strict=True):
        assert one.arrival_at + network.TURNAROUND <= other.departure_at
