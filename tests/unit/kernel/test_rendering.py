"""Rendering: views become JSON, and what has no JSON form is refused."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum, StrEnum

import pytest

from tms.kernel.http.rendering import plain, to_json
from tms.kernel.money import Money


class Status(StrEnum):
    HELD = "HELD"


class Number(Enum):
    ONE = 1


@dataclass(frozen=True)
class View:
    from_: str
    at: datetime
    price: Money
    parts: tuple[object, ...] = ()


def test_a_view_becomes_snake_case_json_without_the_underscore_of_reserved_words():
    view = View("Kigali", datetime(2026, 5, 1, 8, tzinfo=UTC), Money(3500, "RWF"), (Status.HELD, None, True))
    assert to_json(view) == (
        '{"from":"Kigali","at":"2026-05-01T08:00:00+00:00",'
        '"price":{"amount":3500,"currency":"RWF"},"parts":["HELD",null,true]}'
    )


def test_maps_lists_sets_days_and_numbers_have_a_form():
    assert plain({1: [date(2026, 5, 1), 2.5], "s": frozenset({"x"}), "n": Number.ONE}) == {
        "1": ["2026-05-01", 2.5],
        "s": ["x"],
        "n": 1,
    }


def test_other_scripts_are_written_as_they_are():
    assert to_json({"name": "Ingabire Zoë 张"}) == '{"name":"Ingabire Zoë 张"}'


@pytest.mark.parametrize("value", [object(), b"bytes", View, 1j])
def test_what_has_no_form_is_refused(value: object):
    with pytest.raises(TypeError, match="no JSON form"):
        to_json(value)


def test_a_moment_without_a_zone_is_never_answered():
    with pytest.raises(ValueError, match="time zone"):
        to_json(datetime(2026, 5, 1))  # noqa: DTZ001 - the very point
