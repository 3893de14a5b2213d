"""Identifiers: their shape, their order, and the ones that follow from their parts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.kernel.clock import freeze
from tms.kernel.ids import SHAPE, body_of, derived_id, is_id, new_id

NOW = datetime(2026, 5, 1, tzinfo=UTC)


def test_a_new_identifier_has_the_shape_of_its_kind():
    made = new_id("bkg")
    assert is_id("bkg", made)
    assert not is_id("tkt", made)
    assert not is_id("bk", made)
    assert body_of(made) == made.removeprefix("bkg_")


def test_identifiers_of_one_moment_differ_and_later_ones_sort_after():
    with freeze(NOW):
        first, second = new_id("trp"), new_id("trp")
    with freeze(NOW + timedelta(milliseconds=1)):
        later = new_id("trp")
    assert first != second
    assert max(first, second) < later


@pytest.mark.parametrize(
    "text",
    [
        "bkg_01J0000000000000000000000",  # one short
        "bkg_01J000000000000000000000000",  # one long
        "bkg_81J00000000000000000000000",  # more than 128 bits
        "bkg_01j00000000000000000000000",  # lower case
        "bkg_01JI0000000000000000000000",  # I is no digit of Crockford's
        "bkg01J00000000000000000000000",
        "bkg_01J00000000000000000000000\n",
        "",
    ],
)
def test_other_texts_are_no_identifiers(text: str):
    assert not is_id("bkg", text)
    assert SHAPE.fullmatch(text) is None


@given(st.lists(st.text(), min_size=1, max_size=4), st.lists(st.text(), min_size=1, max_size=4))
def test_a_derived_identifier_belongs_to_its_parts_alone(one: list[str], other: list[str]):
    assert is_id("pay", derived_id("pay", *one))
    assert (derived_id("pay", *one) == derived_id("pay", *other)) is (one == other)


def test_parts_do_not_run_together_and_kinds_do_not_share_identifiers():
    assert derived_id("bkg", "ab", "c") != derived_id("bkg", "a", "bc")
    assert body_of(derived_id("bkg", "a")) != body_of(derived_id("pay", "a"))


def test_a_derived_identifier_never_changes():
    """Records in the table are found by it: another algorithm would lose them."""
    assert derived_id("bkg", "acc_1", "key") == "bkg_6ASYHE4RN529R4QCRY16H4W2MP"
