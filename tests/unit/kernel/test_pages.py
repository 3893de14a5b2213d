"""Cursors of long lists: they bring their place back, and what is none of ours is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.kernel.errors import BadRequest
from tms.kernel.http.pages import cursor, next_cursor, sort_key


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=90))
def test_a_cursor_brings_its_place_back(place: str):
    assert sort_key(cursor(place)) == place


def test_without_one_it_is_the_first_page():
    assert sort_key(None) is None


@pytest.mark.parametrize("given_", ["x", "\u00e9", "_w"])
def test_what_is_no_cursor_is_refused(given_: str):
    with pytest.raises(BadRequest) as refusal:
        sort_key(given_)
    assert refusal.value.code == "bad_cursor"


def test_where_nothing_follows_there_is_no_cursor():
    assert next_cursor(None) is None
    assert sort_key(next_cursor("J#1")) == "J#1"
