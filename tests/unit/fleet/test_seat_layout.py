"""Seat layouts: what may be drawn, what is refused, and the grid as JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.fleet import layout
from tms.fleet.layout import BadLayout, Cell, CellKind, Layout, compact, drawn, from_compact, from_grid

BUILT = {"minibus": 18, "coaster": 29, "coach": 50, "coach_vip_front": 50, "vip": 30}


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
        ((Cell(CellKind.SEAT, "1A", "VIP"),),),
        ((Cell(CellKind.SEAT, "1A", "a,b"),),),
        ((Cell(CellKind.SEAT, "1A", "vip\n"),),),
        ((seat("1A"), Cell(CellKind.BLOCKED, "", "vip")),),
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
        "class in capitals",
        "class with a comma",
        "class with a line break",
        "class without a label",
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


class TestClassesOfSeats:
    def test_a_seat_without_one_has_the_class_of_its_bus(self):
        front = drawn("x.x", "x#x").with_class({"1A", "2B"}, "vip").of_bus("standard")
        classes = {cell.label: cell.seat_class for row in front.rows for cell in row if cell.label}
        assert classes == {"1A": "vip", "1B": "standard", "2A": "standard", "2B": "vip", "2C": "standard"}

    def test_they_are_kept_in_few_characters(self):
        made = drawn("D.+", "x.x", "x.#").with_class({"1A", "2B"}, "semi-vip_2")
        assert compact(made) == "D,.,+/x1A:semi-vip_2,.,x1B/x2A,.,#2B:semi-vip_2"
        assert from_compact(compact(made)) == made

    def test_what_was_kept_before_seats_had_classes_is_read_as_ever(self):
        kept = "D,.,.,+/x1A,x1B,.,#1C/#,x2A,.,xZ9"
        read = from_compact(kept)
        assert read.labels == ("1A", "1B", "2A", "Z9")
        assert {cell.seat_class for row in read.rows for cell in row} == {""}
        assert compact(read) == kept

    def test_a_grid_names_a_class_only_where_a_seat_has_one_of_its_own(self):
        made = drawn("x.x").with_class({"1A"}, "vip")
        assert made.as_grid() == [
            [
                {"kind": "seat", "label": "1A", "seat_class": "vip"},
                {"kind": "aisle"},
                {"kind": "seat", "label": "1B"},
            ]
        ]

    def test_the_front_row_of_the_coach_is_vip(self):
        classed = layout.coach_vip_front().of_bus("standard")
        vip = [cell.label for row in classed.rows for cell in row if cell.seat_class == "vip"]
        assert vip == ["1A", "1B", "1C", "1D"]
        assert layout.coach_vip_front().labels == layout.coach().labels

    @given(st.sets(st.sampled_from(layout.coaster().labels)), st.from_regex(layout.CLASS, fullmatch=True))
    def test_every_layout_with_classes_survives_both_ways(self, labels, seat_class):
        made = layout.coaster().with_class(labels, seat_class)
        assert from_compact(compact(made)) == made == from_grid(json.loads(json.dumps(made.as_grid())))
