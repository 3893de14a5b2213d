"""What may be tried only so often is counted in one place for all containers."""

import pytest

from tms.kernel.access import throttle
from tms.kernel.access.limit import Limit
from tms.kernel.errors import TooManyRequests

THRICE = Limit("knocking", times=3, seconds=60)


@pytest.fixture(autouse=True)
def knocked_three_times(cloud, clock):
    for _ in range(3):
        throttle.spend(THRICE, "192.0.2.1")


def test_one_try_too_many_is_refused_and_told_how_long_to_wait(clock):
    with pytest.raises(TooManyRequests) as refused:
        throttle.spend(THRICE, "192.0.2.1")
    wait = int(str(refused.value.extra["retry_after"]))
    assert 0 < wait <= 60
    clock.wait(wait)
    throttle.spend(THRICE, "192.0.2.1")


def test_a_refused_try_counts_for_nothing(cloud):
    before = cloud.items("guards")
    for _ in range(5):
        with pytest.raises(TooManyRequests):
            throttle.spend(THRICE, "192.0.2.1")
    assert cloud.items("guards") == before


def test_another_key_and_another_limit_have_counts_of_their_own():
    throttle.spend(THRICE, "192.0.2.2")
    throttle.spend(Limit("ringing", times=1, seconds=60), "192.0.2.1")


def test_what_turned_out_to_be_right_is_forgotten():
    throttle.forget(THRICE, "192.0.2.1")
    throttle.spend(THRICE, "192.0.2.1")


def test_a_count_is_deleted_some_time_after_its_window(cloud, clock):
    (item,) = cloud.items("guards")
    assert int(item["expires"]) > clock.moment.timestamp() + 60


class TestTakenBack:
    """What is taken back never makes room for more than the limit allows."""

    def tries_left(self) -> int:
        for left in range(2 * THRICE.times):
            try:
                throttle.spend(THRICE, "192.0.2.1")
            except TooManyRequests:
                return left
        return 2 * THRICE.times

    def test_one_try_makes_room_for_one(self):
        throttle.give_back(THRICE, "192.0.2.1")
        assert self.tries_left() == 1

    def test_one_that_was_forgotten_already_makes_room_for_none_more(self):
        throttle.forget(THRICE, "192.0.2.1")
        for _ in range(2):
            throttle.give_back(THRICE, "192.0.2.1")
        assert self.tries_left() == THRICE.times

    @pytest.mark.parametrize("take_back", [throttle.forget, throttle.give_back])
    def test_after_its_window_it_leaves_the_next_one_alone(self, take_back, cloud, clock):
        clock.wait(THRICE.seconds)
        before = cloud.items("guards")
        take_back(THRICE, "192.0.2.1")
        assert cloud.items("guards") == before
        assert self.tries_left() == THRICE.times
        assert all("expires" in item for item in cloud.items("guards"))


class TestOnce:
    """Something is counted under several limits: under all or none, and once for each mark."""

    KEYS = {THRICE: "192.0.2.2", Limit("ringing", times=2, seconds=3600): "192.0.2.2"}  # noqa: RUF012

    def counts(self, cloud) -> dict[str, int]:
        return {each["pk"]: int(each["tried"]) for each in cloud.items("guards") if "tried" in each}

    def test_the_same_mark_is_counted_once(self, cloud):
        assert throttle.spend_once("message", self.KEYS) is not None
        before = self.counts(cloud)
        for _ in range(5):
            assert throttle.spend_once("message", self.KEYS) is None
        assert self.counts(cloud) == before

    def test_one_limit_that_is_reached_refuses_it_under_all_and_tells_how_long_to_wait(self, cloud):
        for mark in ("first", "second"):
            throttle.spend_once(mark, self.KEYS)
        before = self.counts(cloud)
        for _ in range(3):
            with pytest.raises(TooManyRequests) as refused:
                throttle.spend_once("third", self.KEYS)
            assert 60 < int(str(refused.value.extra["retry_after"])) <= 3600
        assert self.counts(cloud) == before

    def test_what_was_refused_may_come_again_later(self, clock):
        for mark in ("first", "second"):
            throttle.spend_once(mark, self.KEYS)
        with pytest.raises(TooManyRequests):
            throttle.spend_once("third", self.KEYS)
        clock.wait(3600)
        assert throttle.spend_once("third", self.KEYS) is not None

    def test_what_is_taken_back_is_as_if_it_had_never_been_counted(self, cloud):
        spent = throttle.spend_once("message", self.KEYS)
        assert spent is not None
        for _ in range(2):
            spent.take_back()
        assert set(self.counts(cloud).values()) == {3, 0}, "three knocked before"
        assert throttle.spend_once("message", self.KEYS) is not None

    def test_it_is_taken_back_from_the_window_in_which_it_was_counted(self, cloud, clock):
        spent = throttle.spend_once("message", self.KEYS)
        assert spent is not None
        clock.wait(3600)
        throttle.spend_once("another", self.KEYS)
        spent.take_back()
        counted = [int(each["tried"]) for each in cloud.items("guards") if "192.0.2.2" in each["pk"]]
        assert sorted(counted) == [0, 0, 1, 1]

    def test_a_mark_is_kept_longer_than_the_windows_and_then_deleted(self, cloud, clock):
        throttle.spend_once("message", self.KEYS)
        (mark,) = [each for each in cloud.items("guards") if each["pk"] == "COUNTED#message"]
        assert int(mark["expires"]) >= clock.moment.timestamp() + throttle.KEPT_SECONDS

    def test_without_limits_it_is_marked_alone(self):
        assert throttle.spend_once("message", {}) is not None
        assert throttle.spend_once("message", {}) is None
