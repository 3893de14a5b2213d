"""Calendars: what overlaps, which days a time touches, and why a bus or a driver cannot be planned."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fleet import bus, driver
from tms.fleet.buses import BusState, Outage, OutageKind, normal_plate
from tms.fleet.calendar import DAY_S, MOST_S, Assignment, Window, in_order, overlapping
from tms.fleet.drivers import Absence, LicenceState
from tms.fleet.plans import refusals

NOON = int(datetime(2026, 12, 1, 12, tzinfo=UTC).timestamp())
HOUR = 3600
MORNING = Window(NOON - 6 * HOUR, NOON)
TRIP = Assignment("trp_1", MORNING, "08:00 Kigali - Musanze")


def codes(resource, window, assignments=(), trip_id=None):
    return [each.code for each in refusals(resource, assignments, window, trip_id)]


@pytest.mark.parametrize(
    ("begins", "ends", "expected"),
    [
        (NOON, NOON + HOUR, False),
        (NOON - 1, NOON + HOUR, True),
        (NOON - 7 * HOUR, NOON - 6 * HOUR, False),
        (NOON - 7 * HOUR, NOON - 6 * HOUR + 1, True),
        (NOON - 5 * HOUR, NOON - 4 * HOUR, True),
        (NOON - 9 * HOUR, NOON + 9 * HOUR, True),
        (NOON - 9 * HOUR, None, True),
        (NOON, None, False),
    ],
)
def test_two_times_overlap_if_they_have_a_moment_in_common(begins, ends, expected):
    assert MORNING.overlaps(begins, ends) is expected


@given(st.integers(0, 4 * DAY_S), st.integers(1, MOST_S), st.integers(0, 4 * DAY_S), st.integers(1, MOST_S))
def test_times_that_overlap_share_a_day_in_which_both_stand(begins, length, other_begins, other_length):
    one, other = Window(begins, begins + length), Window(other_begins, other_begins + other_length)
    assert one.overlaps(other.begins, other.ends) == other.overlaps(one.begins, one.ends)
    if one.overlaps(other.begins, other.ends):
        assert set(one.days) & set(other.days)


def test_a_window_stands_in_each_day_of_utc_that_it_touches():
    midnight = NOON + 12 * HOUR
    assert Window(NOON, midnight).days == ("2026-12-01",)
    assert Window(NOON, midnight + 1).days == ("2026-12-01", "2026-12-02")
    assert Window(midnight, midnight + 1).days == ("2026-12-02",)
    assert len(Window(NOON, NOON + MOST_S).days) == 8


@pytest.mark.parametrize("length", [0, -1, MOST_S + 1])
def test_a_window_has_a_length_that_a_transaction_can_write(length):
    with pytest.raises(ValueError, match="seven days"):
        Window(NOON, NOON + length)


def test_a_trip_does_not_stand_in_its_own_way():
    assert list(overlapping([TRIP], MORNING)) == [TRIP]
    assert list(overlapping([TRIP], MORNING, "trp_1")) == []


def test_a_trip_that_stands_in_two_days_is_told_once():
    later = Assignment("trp_2", Window(NOON, NOON + DAY_S), "12:00")
    assert in_order([later, TRIP, later]) == [TRIP, later]


def test_a_free_bus_can_be_planned_right_after_another_trip():
    assert codes(bus(), Window(NOON, NOON + HOUR), [TRIP]) == []
    assert codes(bus(), Window(NOON - 1, NOON + HOUR), [TRIP]) == ["bus_busy"]


def test_the_refusal_names_the_trip_that_has_the_bus():
    (refusal,) = refusals(bus(), [TRIP], MORNING)
    assert refusal.detail == "Another trip has the bus RAB 123 C: 08:00 Kigali - Musanze."
    assert refusal.extra["trip"] == {
        "trip_id": "trp_1",
        "label": "08:00 Kigali - Musanze",
        "from_at": "2026-12-01T06:00:00+00:00",
        "until_at": "2026-12-01T12:00:00+00:00",
    }


@pytest.mark.parametrize(
    ("kind", "code"),
    [(OutageKind.MAINTENANCE, "bus_in_maintenance"), (OutageKind.OUT_OF_SERVICE, "bus_out_of_service")],
)
def test_a_bus_cannot_run_while_it_is_out(kind, code):
    out = bus(outages=(Outage("out_1", kind, NOON - HOUR, NOON + HOUR, "Brakes"),))
    assert codes(out, MORNING) == [code]
    assert codes(out, Window(NOON + HOUR, NOON + 2 * HOUR)) == []
    for_good = bus(outages=(Outage("out_1", kind, NOON - HOUR, None, "Brakes"),))
    assert codes(for_good, Window(NOON + 90 * DAY_S, NOON + 91 * DAY_S)) == [code]
    assert codes(for_good, Window(NOON - 9 * HOUR, NOON - HOUR)) == []


def test_every_reason_is_told():
    out = Outage("out_1", OutageKind.MAINTENANCE, NOON - HOUR, None, "Brakes")
    retired = bus(state=BusState.RETIRED, outages=(out,))
    assert codes(retired, MORNING, [TRIP]) == ["bus_retired", "bus_in_maintenance", "bus_busy"]
    away = driver(
        suspended="Two complaints",
        licence_ends_at=NOON - 1,
        absences=(Absence("abs_1", NOON - HOUR, NOON + HOUR, "leave"),),
    )
    expected = ["driver_suspended", "licence_expired", "driver_absent", "driver_busy"]
    assert codes(away, MORNING, [TRIP]) == expected


def test_a_licence_must_hold_to_the_end_of_the_trip():
    assert codes(driver(licence_ends_at=NOON), MORNING) == []
    assert codes(driver(licence_ends_at=NOON - 1), MORNING) == ["licence_expired"]


@pytest.mark.parametrize(
    ("left", "state"),
    [
        (30 * DAY_S + 1, LicenceState.VALID),
        (30 * DAY_S, LicenceState.EXPIRES_SOON),
        (1, LicenceState.EXPIRES_SOON),
        (0, LicenceState.EXPIRED),
    ],
)
def test_a_licence_is_about_to_expire_for_thirty_days(left, state):
    assert driver(licence_ends_at=NOON + left).licence_state(NOON) is state


@pytest.mark.parametrize("written", ["RAB 123 C", "rab123c", " Rab-123 c", "R.A.B.123C"])
def test_a_plate_has_one_form_however_it_is_written(written):
    assert normal_plate(written) == "RAB 123 C"


@pytest.mark.parametrize("written", ["", "RA", "RAB 123 C 123456", "RÄB 123", "RAB/123", "RAB ١٢٣"])
def test_what_no_bus_has_on_it_is_no_plate(written):
    with pytest.raises(ValueError, match="Give the number plate"):
        normal_plate(written)
