"""The clock: what it tells, how moments are written, and that tests can hold it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tms.kernel import clock

NOON = datetime(2026, 5, 1, 12, 0, 0, 999_999, tzinfo=UTC)


def test_the_running_clock_tells_utc():
    before = datetime.now(UTC)
    assert before <= clock.now() <= datetime.now(UTC)
    assert clock.now().utcoffset() == timedelta(0)


def test_a_held_clock_stands_still_and_then_runs_again():
    with clock.freeze(NOON):
        assert clock.now() == NOON
        with clock.freeze(NOON + timedelta(hours=1)):
            assert clock.now() == NOON + timedelta(hours=1)
        assert clock.now() == NOON
    assert clock.now() > NOON


def test_a_clock_held_by_a_test_that_fails_runs_again():
    with pytest.raises(ZeroDivisionError), clock.freeze(NOON):
        _ = 1 / 0
    assert clock.now() != NOON


def test_epoch_seconds_are_whole_and_rounded_down():
    with clock.freeze(NOON):
        assert clock.epoch() == 1_777_636_800
    assert clock.at(1_777_636_800) == NOON.replace(microsecond=0)


@pytest.mark.parametrize(("seconds", "year"), [(-(10**12), 1), (10**12, 9999)])
def test_seconds_that_no_calendar_holds_are_the_nearest_moment_there_is(seconds: int, year: int):
    assert clock.at(seconds).year == year


@pytest.mark.parametrize("offset", [-43_200, 50_400])
@pytest.mark.parametrize(("seconds", "year"), [(-(10**12), 1), (10**12, 9999)])
def test_also_where_clocks_are_ahead_or_behind(seconds: int, year: int, offset: int):
    assert clock.at(seconds, offset).year == year


def test_a_moment_is_told_as_clocks_show_it_at_the_place_of_another():
    kigali = timezone(timedelta(hours=2))
    departure = datetime(2026, 5, 1, 14, 30, tzinfo=kigali)
    assert clock.at(1_777_636_800, clock.offset_of(departure)).isoformat() == "2026-05-01T14:00:00+02:00"
    with pytest.raises(ValueError, match="time zone"):
        clock.offset_of(departure.replace(tzinfo=None))


def test_a_moment_is_written_with_its_own_offset_to_the_second():
    kigali = timezone(timedelta(hours=2))
    assert clock.rfc3339(NOON) == "2026-05-01T12:00:00+00:00"
    assert clock.rfc3339(NOON.astimezone(kigali)) == "2026-05-01T14:00:00+02:00"


def test_a_moment_without_a_time_zone_cannot_be_written():
    with pytest.raises(ValueError, match="time zone"):
        clock.rfc3339(NOON.replace(tzinfo=None))
