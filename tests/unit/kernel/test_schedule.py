"""What a scheduled run begins, and what it leaves to the next one."""

from tests.support.logs import captured
from tms.kernel.events.schedule import in_time


def test_nothing_more_is_begun_once_too_little_time_is_left():
    left = iter([9.0, 5.0, 4.9])
    with captured() as logs:
        assert list(in_time("abcd", lambda: next(left), enough=5)) == ["a", "b"]
    assert [line["level"] for line in logs.said("the time was over")] == ["WARNING"]


def test_a_run_with_time_for_everything_warns_of_nothing():
    with captured() as logs:
        assert list(in_time("abcd", lambda: 5, enough=5)) == ["a", "b", "c", "d"]
    assert logs.lines == []
