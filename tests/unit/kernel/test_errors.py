"""Refusals: the document that a client reads, and the status it comes with."""

import pytest

from tms.kernel import errors


def test_a_refusal_is_a_problem_document():
    refusal = errors.Conflict("seat_taken", "Seat 4A is taken.", seat="4A")
    assert refusal.document() == {
        "type": "urn:tms:problem:seat_taken",
        "title": "Not possible in this state",
        "status": 409,
        "code": "seat_taken",
        "detail": "Seat 4A is taken.",
        "seat": "4A",
    }
    assert str(refusal) == "seat_taken: Seat 4A is taken."


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (errors.BadRequest, 400),
        (errors.Unauthorized, 401),
        (errors.Forbidden, 403),
        (errors.NotFound, 404),
        (errors.Conflict, 409),
        (errors.Invalid, 422),
        (errors.Problem, 500),
    ],
)
def test_each_kind_has_its_status(kind: type[errors.Problem], status: int):
    assert kind("code", "detail").document()["status"] == status


def test_a_wrong_field_is_pointed_at_only_where_one_is_known():
    assert errors.Invalid("c", "d", "/passengers/0/name").document()["pointer"] == "/passengers/0/name"
    assert "pointer" not in errors.Invalid("c", "d").document()


def test_who_is_to_come_later_is_told_when():
    assert errors.TooManyRequests("slow_down", "d", 30).document()["retry_after"] == 30
    assert errors.Unavailable("busy", "d").document()["retry_after"] == 1
