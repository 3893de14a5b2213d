"""Many processes that try what may be tried so often, and show what is taken once."""

from collections import Counter
from functools import partial
from uuid import uuid4

import pytest

from tests.support.crowd import Crowd
from tms.kernel.access import throttle
from tms.kernel.access.limit import Limit
from tms.kernel.access.throttle import CountRecord
from tms.kernel.clock import epoch
from tms.kernel.conflicts import Conflicted
from tms.kernel.jwe import envelope

WHILE_WE_TEST = 10**9
"""Seconds of a window that does not end amid a test (in 2033 one does)."""


@pytest.mark.parametrize("times", [1, 7])
def test_of_80_tries_at_once_as_many_get_through_as_may(crowd: Crowd, times: int) -> None:
    limit, key = Limit("race", times, WHILE_WE_TEST), str(uuid4())

    answers = crowd.do([partial(throttle.spend, limit, key)] * 80, 20)

    assert sorted(each for each in answers if each != "too_many_attempts") == list(range(1, times + 1))
    assert answers.count("too_many_attempts") == 80 - times
    record = CountRecord.get(f"THROTTLE#race#{key}", str(epoch() // WHILE_WE_TEST), consistent_read=True)
    assert record.tried == times, "what is refused is not counted"


def test_tries_of_many_are_counted_apart(crowd: Crowd) -> None:
    limit, keys = Limit("race", 3, WHILE_WE_TEST), [str(uuid4()) for _ in range(10)]

    answers = crowd.do([partial(throttle.spend, limit, key) for _ in range(8) for key in keys], 20)

    assert Counter(answers) == {1: 10, 2: 10, 3: 10, "too_many_attempts": 5 * 10}


def test_a_jwe_that_80_show_at_once_is_taken_from_one(crowd: Crowd) -> None:
    answers = crowd.do([partial(envelope.take_once, str(uuid4()), epoch())] * 80, 20)

    assert Counter(answers) == {None: 1, "jwe_replayed": 79}


def test_jwes_that_come_four_times_each_are_taken_once_each(crowd: Crowd) -> None:
    shown = [partial(envelope.take_once, str(uuid4()), epoch()) for _ in range(20)]

    answers = crowd.do([each for each in shown for _ in range(4)], 20)

    assert Counter(answers) == {None: 20, "jwe_replayed": 60}


def test_a_message_that_80_consumers_get_at_once_is_counted_once(crowd: Crowd) -> None:
    key = str(uuid4())
    limits = {Limit("race", 3, WHILE_WE_TEST): key, Limit("another race", 3, WHILE_WE_TEST): key}

    answers = crowd.do([partial(counted, key, limits)] * 80, 20)

    assert Counter(answers) == {True: 1, False: 79}
    assert {tried(limit, key) for limit in limits} == {1}


def test_of_60_messages_at_once_as_many_are_counted_as_the_strictest_limit_allows(crowd: Crowd) -> None:
    key = str(uuid4())
    limits = {Limit("race", 7, WHILE_WE_TEST): key, Limit("another race", 50, WHILE_WE_TEST): key}

    answers = crowd.do([partial(counted, f"{key}{number}", limits) for number in range(60)], 5)

    assert answers.count(True) == 7
    assert set(answers) <= {True, "too_many_attempts", "Conflicted"}
    assert {tried(limit, key) for limit in limits} == {7}


def counted(mark: str, limits: dict[Limit, str]) -> bool | str:
    try:
        return throttle.spend_once(mark, limits) is not None
    except Conflicted:
        return "Conflicted"  # the queue brings the message again


def tried(limit: Limit, key: str) -> int:
    window = str(epoch() // WHILE_WE_TEST)
    return int(CountRecord.get(f"THROTTLE#{limit.name}#{key}", window, consistent_read=True).tried)
