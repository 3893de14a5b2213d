"""What a company gives back, and how its rules read."""

import pytest

from tms.companies.policy import BadBands, Band, Policy, in_order, in_words, refund_percent

HOUR = 3600


@pytest.mark.parametrize(
    ("hours", "percent"), [(100, 100), (24, 100), (23.99, 50), (2, 50), (1.99, 0), (0, 0), (-5, 0)]
)
def test_the_earliest_band_that_is_reached_counts(hours: float, percent: int):
    assert refund_percent(Policy().cancellation, hours * HOUR) == percent


def test_without_bands_nothing_is_given_back():
    policy = Policy(cancellation=())
    assert refund_percent(policy.cancellation, 1e9) == 0
    assert next(in_words(policy)) == "A ticket cannot be given back."


def test_bands_come_in_any_order():
    assert in_order([Band(2, 50), Band(24, 100)]) == (Band(24, 100), Band(2, 50))


@pytest.mark.parametrize(
    ("bands", "place"),
    [([Band(24, 50), Band(2, 80)], 1), ([Band(2, 80), Band(24, 50)], 0), ([Band(2, 50), Band(2, 50)], 1)],
)
def test_bands_that_contradict_each_other_are_told_by_their_place(bands: list[Band], place: int):
    with pytest.raises(BadBands) as refused:
        in_order(bands)
    assert refused.value.place == place


def test_the_rules_read_as_sentences():
    policy = Policy(cancellation=(Band(48, 100), Band(1, 30)), sales_cut_off_minutes=10)
    assert list(in_words(policy)) == [
        "Cancel at least 2 days before the departure: the whole price is paid back.",
        "Cancel at least one hour before the departure: 30 % of the price is paid back.",
        "Less than one hour before the departure nothing is paid back.",
        "Tickets are sold until 10 minutes before the bus leaves.",
    ]
    until_the_end = Policy(cancellation=(Band(0, 100),))
    assert next(iter(in_words(until_the_end))) == "Cancel until the departure: the whole price is paid back."
