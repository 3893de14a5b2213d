"""Requests are read field by field: all wrong fields are told at once, with pointers and sentences."""

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Any, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET, Meta, UnsetType, field

from tests.support.faults import faults
from tms.kernel.errors import Invalid
from tms.kernel.http.batches import Batch, RejectedItem
from tms.kernel.http.reader import MAX_FAULTS, MAX_POINTER, Wanted, read, verbatim
from tms.kernel.http.requests import Body, Email, Moment, PersonName, Phone, RecordId


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Rider(Body):
    name: PersonName
    phone: Phone | None = None


class Ride(Body):
    """One field of each kind."""

    from_: Annotated[str, Meta(min_length=1, max_length=5)] = field(name="from")
    riders: Annotated[list[Rider], Meta(min_length=1, max_length=3), Wanted("1 to 3 riders")]
    day: dt.date | Literal["today"] = "today"
    at: Moment | None = None
    seats: Annotated[int, Meta(ge=1, le=9)] = 1
    north: Annotated[float, Meta(ge=-90, le=90)] = 0.0
    vip: bool = False
    colours: Annotated[tuple[Colour, ...], Wanted("colours", lambda each: tuple(sorted(set(each))))] = ()
    method: Literal["momo", "card"] = "momo"
    secret: Annotated[str, Meta(max_length=9), Wanted("a secret", bare=verbatim)] = ""
    code: Annotated[str, Meta(pattern="^[0-9]{3}$"), Wanted("the three digits")] = "000"


RIDER = {"name": "Aline"}
RIDE: dict[str, Any] = {"from": "Huye", "riders": [RIDER]}


def test_what_is_left_out_has_its_default():
    ride = read(Ride, RIDE)
    assert ride == Ride(from_="Huye", riders=[Rider(name="Aline")])
    assert (ride.day, ride.at, ride.colours) == ("today", None, ())


def test_every_kind_of_value_is_converted():
    ride = read(
        Ride,
        {
            **RIDE,
            "day": "2026-05-01",
            "at": "2026-05-01T08:00:00+02:00",
            "seats": 3,
            "north": -2,
            "vip": True,
            "colours": ["red", "blue", "red"],
            "method": "card",
        },
    )
    assert ride.day == dt.date(2026, 5, 1)
    assert ride.at == dt.datetime(2026, 5, 1, 6, tzinfo=dt.UTC)
    assert (ride.seats, ride.north, ride.vip, ride.method) == (3, -2.0, True, "card")
    assert ride.colours == (Colour.BLUE, Colour.RED)


def test_a_query_s_texts_are_numbers_and_truth_values_where_those_are_wanted():
    ride = read(Ride, {**RIDE, "seats": "3", "north": "1.5", "vip": "true"})
    assert (ride.seats, ride.north, ride.vip) == (3, 1.5, True)


def test_all_wrong_fields_are_told_at_once_in_their_order():
    wrong = {
        "from": "Kigali",
        "riders": [RIDER, {"name": " ", "phone": "12", "age": 7}, 5],
        "day": "tomorow",
        "at": 1777622400,
        "seats": 10,
        "north": "x",
        "vip": "perhaps",
        "colours": ["red", "green", None],
        "method": "cash",
        "code": "12",
        "a/b~": 1,
    }
    assert list(faults(Ride, wrong).items()) == [
        ("/from", "Give a text of 1 to 5 characters."),
        ("/riders/1/name", "Give a name of at most 100 characters."),
        ("/riders/1/phone", "Give a phone number with its country code, as +250788123456."),
        ("/riders/1/age", "There is no such field. Leave it out."),
        ("/riders/2", "Give a JSON object."),
        ("/day", "Give a date, as 2026-05-01 or today."),
        ("/at", "Give a moment with its offset from UTC, as 2026-05-01T08:00:00+02:00."),
        ("/seats", "Give a whole number from 1 to 9."),
        ("/north", "Give a number from -90 to 90."),
        ("/vip", "Give true or false."),
        ("/colours/1", "Give red or blue."),
        ("/colours/2", "Give red or blue."),
        ("/method", "Give momo or card."),
        ("/code", "Give the three digits."),
        ("/a~1b~0", "There is no such field. Leave it out."),
    ]


def test_the_problem_itself_tells_the_first_of_them():
    with pytest.raises(Invalid) as caught:
        read(Ride, {"from": "", "riders": []})
    assert caught.value.detail == "Give a text of 1 to 5 characters."
    assert caught.value.extra["pointer"] == "/from"


def test_missing_fields_are_asked_for():
    assert faults(Ride, {}) == {
        "/from": "Give a text of 1 to 5 characters.",
        "/riders": "Give 1 to 3 riders.",
    }
    assert faults(Ride, {**RIDE, "riders": [{}]}) == {
        "/riders/0/name": "Give a name of at most 100 characters."
    }


@pytest.mark.parametrize("body", [None, True, 0, 1.5, "text", [], [RIDE]])
def test_something_else_than_an_object_is_wrong_as_a_whole(body: object):
    assert faults(Ride, body) == {"": "Give a JSON object."}


@pytest.mark.parametrize("riders", [None, {}, "Aline", [], [RIDER] * 4, 1])
def test_a_list_of_another_length_or_no_list_is_wrong_as_a_whole(riders: object):
    assert faults(Ride, {**RIDE, "riders": riders}) == {"/riders": "Give 1 to 3 riders."}


class TestNull:
    def test_it_stands_for_nothing_where_that_is_allowed(self):
        assert read(Ride, {**RIDE, "at": None}).at is None

    @pytest.mark.parametrize("name", ["from", "day", "seats", "north", "vip", "colours", "method", "secret"])
    def test_it_is_wrong_elsewhere(self, name: str):
        assert list(faults(Ride, {**RIDE, name: None})) == [f"/{name}"]

    def test_the_word_is_a_text(self):
        assert read(Rider, {"name": "null"}).name == "null"
        assert list(faults(Rider, {"name": "Aline", "phone": "null"})) == ["/phone"]


class TestTexts:
    def test_spaces_around_them_are_dropped_before_they_are_counted(self):
        assert read(Ride, {**RIDE, "from": "  Huye \n", "code": " 123 "}).from_ == "Huye"
        assert list(faults(Ride, {**RIDE, "from": " \t "})) == ["/from"]

    @pytest.mark.parametrize(
        "around", ["\ufeff{}", "\u200b{}\u200b", "\u202a{}\u202c", "\u00a0{}\u200f \u2060"]
    )
    def test_invisible_marks_around_them_are_dropped_too(self, around: str):
        told = {
            **RIDE,
            "from": around.format("Huye"),
            "day": around.format("today"),
            "seats": around.format("3"),
        }
        ride = read(Ride, told)
        assert (ride.from_, ride.day, ride.seats) == ("Huye", "today", 3)

    def test_spaces_stay_where_a_text_is_taken_to_the_letter(self):
        assert read(Ride, {**RIDE, "secret": " a b "}).secret == " a b "
        assert list(faults(Ride, {**RIDE, "secret": " " * 10})) == ["/secret"]

    @pytest.mark.parametrize("value", [1, 1.5, True, [], {}, ["a"]])
    def test_nothing_else_is_taken_for_one(self, value: object):
        assert list(faults(Ride, {**RIDE, "from": value})) == ["/from"]


@pytest.mark.parametrize(
    "value",
    ["nan", "inf", "-Infinity", "1e999", float("nan"), float("inf"), True, 10**400, "9" * 5000, "", []],
)
def test_what_is_no_finite_number_is_wrong(value: object):
    assert list(faults(Ride, {**RIDE, "north": value})) == ["/north"]
    assert list(faults(Ride, {**RIDE, "seats": value})) == ["/seats"]


@pytest.mark.parametrize(
    "value",
    [
        "2026-05-01T08:00:00",
        "2026-05-01",
        "2026-02-30T08:00:00Z",
        "2026-05-01T08:00:00+0200",
        "2026-05-01T24:00:00Z",
        "\u0662026-05-01T08:00:00Z",
        "now",
        1777622400,
    ],
)
def test_a_moment_has_a_date_that_exists_a_time_and_an_offset(value: object):
    assert list(faults(Ride, {**RIDE, "at": value})) == ["/at"]


class TestMany:
    def test_a_refusal_lists_some_faults_and_not_thousands(self):
        assert len(faults(Ride, {**RIDE, **{f"x{number}": 1 for number in range(5000)}})) == MAX_FAULTS

    def test_a_pointer_is_cut(self):
        assert [*faults(Ride, {**RIDE, "x" * 5000: 1})] == ["/" + "x" * (MAX_POINTER - 1)]

    def test_deep_nesting_is_not_followed(self):
        deep: object = {}
        for _ in range(100_000):
            deep = {"a": deep}
        assert [*faults(Ride, {**RIDE, "riders": deep})] == ["/riders"]


class Convoy(Body):
    rides: Annotated[Batch[Ride], Meta(min_length=1, max_length=4), Wanted("1 to 4 rides")]


class TestBatch:
    """A list of which each item is read, and answered, on its own."""

    def test_a_wrong_item_is_set_apart_and_refuses_no_other(self):
        found = read(Convoy, {"rides": [RIDE, {**RIDE, "seats": 0, "riders": [{}], "x/y": 1}, 7, RIDE]}).rides
        assert dict(found.items) == {0: read(Ride, RIDE), 3: read(Ride, RIDE)}
        assert found.unread == [
            RejectedItem(
                1,
                "invalid_field",
                "riders/0/name: Give a name of at most 100 characters. "
                "seats: Give a whole number from 1 to 9. x~1y: There is no such field. Leave it out.",
            ),
            RejectedItem(2, "invalid_field", "Give a JSON object."),
        ]
        assert len(found) == 4

    def test_nothing_but_wrong_items_is_still_a_batch(self):
        found = read(Convoy, {"rides": [None]}).rides
        assert (dict(found.items), len(found.unread)) == ({}, 1)

    @pytest.mark.parametrize("rides", [None, {}, "x", [], [RIDE] * 5])
    def test_what_is_no_list_of_its_length_is_wrong_as_a_whole(self, rides: object):
        assert faults(Convoy, {"rides": rides}) == {"/rides": "Give 1 to 4 rides."}

    def test_what_is_told_of_an_item_has_an_end(self):
        item = {**RIDE, **{"x" * 500 + str(number): 1 for number in range(500)}}
        (unread,) = read(Convoy, {"rides": [item]}).rides.unread
        assert len(unread.detail) < MAX_FAULTS * (MAX_POINTER + 50)


class Edit(Body):
    name: PersonName | UnsetType = UNSET
    email: Email | UnsetType | None = UNSET

    def __post_init__(self) -> None:
        if self.name is UNSET and self.email is UNSET:
            raise ValueError("Give a name or an e-mail address.")


class Holder(Body):
    edit: Edit


def test_a_rule_about_several_fields_is_a_fault_of_the_object():
    assert faults(Edit, {}) == {"": "Give a name or an e-mail address."}
    assert faults(Holder, {"edit": {}}) == {"/edit": "Give a name or an e-mail address."}


def test_it_is_asked_only_when_all_fields_are_right():
    assert [*faults(Edit, {"x": 1})] == ["/x"]


def test_null_is_told_from_what_was_not_sent():
    assert read(Edit, {"email": None}) == Edit(email=None)
    assert read(Edit, {"name": "Aline"}).email is UNSET
    assert [*faults(Edit, {"name": None})] == ["/name"]


def test_unknown_fields_pass_where_a_model_says_so():
    class Open(Body, forbid_unknown_fields=False):
        payment_id: RecordId

    known = "pay_01KB3V7T2H6J9K4M8P1R5T7W0Y"
    assert read(Open, {"payment_id": known, "more": [1]}).payment_id == known


def test_a_request_cannot_be_changed():
    with pytest.raises(AttributeError):
        read(Rider, RIDER).name = "Bosco"  # type: ignore[misc]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=10,
)
NAMES = [each.encode_name for each in msgspec.structs.fields(Ride)]


@given(JSON | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=6), JSON, max_size=6))
def test_whatever_is_sent_is_read_or_refused_in_sentences(sent: object):
    for pointer, sentence in faults(Ride, sent).items():
        assert pointer == "" or pointer.startswith("/")
        assert re.fullmatch(r"[A-Z][^`^\n]+\.", sentence)
