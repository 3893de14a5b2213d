"""Which class of a seat is lower than another one, and which is the nearest."""

import pytest

from tms.fleet.classes import difference, is_lower


@pytest.mark.parametrize(
    ("lower", "higher"),
    [("economy", "standard"), ("standard", "vip"), ("standard", "business"), ("business", "vip")],
)
def test_what_is_lower(lower, higher):
    assert is_lower(lower, higher)
    assert not is_lower(higher, lower)


@pytest.mark.parametrize("name", ["vip", "standard", "business"])
def test_no_class_is_lower_than_itself(name):
    assert not is_lower(name, name)


def test_of_two_classes_that_the_platform_does_not_know_none_is_lower():
    assert not is_lower("business", "sleeper")
    assert not is_lower("sleeper", "business")


@pytest.mark.parametrize(
    ("had", "order"),
    [
        ("vip", ["vip", "business", "standard", "economy"]),
        ("business", ["business", "sleeper", "vip", "standard", "economy"]),
        ("standard", ["standard", "business", "vip", "economy"]),
        ("economy", ["economy", "standard", "business", "vip"]),
    ],
)
def test_the_same_class_comes_first_and_lower_ones_last(had, order):
    far_first = list(reversed(order))
    assert sorted(far_first, key=lambda each: difference(had, each)) == order
