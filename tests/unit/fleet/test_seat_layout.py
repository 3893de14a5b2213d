"""Seat layouts: what may be drawn, what is refused, and the grid as JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.fleet import layout
from tms.fleet.layout import BadLayout, Cell, CellKind, Layout, drawn, from_grid

BUILT = {"minibus": 18, "coaster": 29, "coach": 50, "vip": 30}


@pytest.mark.parametrize(("kind", "seats"), BUILT.items())
def test_each_kind_of_bus_has_its_seats(kind, seats):
    built = getattr(layout, kind)()
    assert built.capacity == seats == len(set(built.labels))
    assert [cell.kind for row in built.rows for cell in row].count(CellKind.DRIVER) == 1


@pytest.mark.parametrize("kind", BUILT)
def test_a_layout_survives_the_way_through_json(kind):
    built = getattr(layout, kind)()
    assert from_grid(json.loads(json.dumps(built.as_grid()))) == built


def test_seats_are_lettered_across_the_aisle_and_numbered_from_the_front():
    assert drawn("D.+", "x.x", "xxx").labels == ("1A", "1B", "2A", "2B", "2C")


def test_a_blocked_seat_is_not_sold_and_renames_nobody():
    opened, blocked = drawn("xx.xx"), drawn("x#.xx")
    assert blocked.labels == ("1A", "1C", "1D")
    assert set(blocked.labels) < set(opened.labels)
    assert blocked.as_grid()[0][1] == {"kind": "blocked", "label": "1B"}


def test_the_aisle_parts_neighbours():
    coaster = layout.coaster()
    assert coaster.neighbours("1B") == {"1A"}
    assert coaster.neighbours("1C") == {"1D"}
    assert coaster.neighbours("7C") == {"7B", "7D"}


def test_a_blocked_seat_is_nobodys_neighbour():
    assert drawn("x#x").neighbours("1A") == frozenset()


@pytest.mark.parametrize("label", ["9Z", "", "1b"])
def test_a_seat_that_is_not_there_has_no_neighbours(label):
    with pytest.raises(KeyError):
        layout.coaster().neighbours(label)


def seat(label: str) -> Cell:
    return Cell(CellKind.SEAT, label)


@pytest.mark.parametrize(
    "rows",
    [
        (),
        ((),),
        ((seat("1A"),), (seat("2A"), seat("2B"))),
        ((Cell(CellKind.DRIVER),),),
        ((Cell(CellKind.BLOCKED, "1A"),),),
        ((seat("1A"), seat("1A")),),
        ((seat("1A"), Cell(CellKind.BLOCKED, "1A")),),
        ((seat(""),),),
        ((seat("12345"),),),
        ((seat("1é"),),),
        ((seat("1a"),),),
        ((seat("1A\n"),),),
        ((seat("1A"), Cell(CellKind.AISLE, "X")),),
    ],
    ids=[
        "no rows",
        "no cells",
        "uneven rows",
        "no seats",
        "all blocked",
        "label twice",
        "label of a blocked seat again",
        "no label",
        "five characters",
        "accent",
        "small letter",
        "line break",
        "labelled aisle",
    ],
)
def test_a_grid_that_is_no_layout_is_refused(rows):
    with pytest.raises(BadLayout):
        Layout(rows)


@pytest.mark.parametrize("grid", [[[{"kind": "sofa", "label": "1A"}]], [[{"label": "1A"}]], [[]], []])
def test_json_that_is_no_layout_is_refused(grid):
    with pytest.raises(BadLayout):
        from_grid(grid)


def test_an_unknown_character_is_refused():
    with pytest.raises(BadLayout, match="'o'"):
        drawn("xo")


@given(st.lists(st.text("x.#+", min_size=5, max_size=5), min_size=1, max_size=12))
def test_whatever_is_drawn_keeps_its_rules(lines):
    if not any("x" in line for line in lines):
        with pytest.raises(BadLayout):
            drawn(*lines)
        return
    made = drawn(*lines)
    assert made.capacity == sum(line.count("x") for line in lines) == len(set(made.labels))
    assert from_grid(made.as_grid()) == made
    for label in made.labels:
        assert all(label in made.neighbours(other) for other in made.neighbours(label))
