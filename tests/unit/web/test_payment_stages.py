"""How far a booking is on its way to being paid, as the portal tells it from what the server knows."""

import json
from typing import Any

import pytest

from infra import web
from tests.support.scripts import said_by

PHONE = web.UI / "apps" / "book" / "phone.ts"
STAGE = web.UI / "apps" / "book" / "stage.ts"
NOW = "2026-12-01T06:00:00+02:00"
FAILED = {"code": "payer_rejected", "detail": "The payment was declined on the phone."}


def booking(status: str = "HELD", held_until: str = "06:05:00") -> dict[str, Any]:
    return {"status": status, "hold_expires_at": f"2026-12-01T{held_until}+02:00"}


def payment(status: str, begun: str = "05:58:00", failure: object = None) -> dict[str, Any]:
    return {"status": status, "created_at": f"2026-12-01T{begun}+02:00", "failure": failure}


@pytest.mark.parametrize(
    ("of", "paid", "stage"),
    [
        (booking(), None, {"name": "ready"}),
        (booking(), payment("FAILED", failure=FAILED), {"name": "ready", "failed": FAILED}),
        (booking(), payment("PENDING"), {"name": "asked", "over": False}),
        (booking(), payment("PENDING", begun="05:54:59"), {"name": "asked", "over": True}),
        (booking(held_until="05:59:59"), payment("PENDING"), {"name": "asked", "over": False}),
        (booking(held_until="05:59:59"), payment("PENDING", begun="05:54:00"), {"name": "late"}),
        (booking("EXPIRED", "05:59:59"), payment("PENDING", begun="05:54:00"), {"name": "late"}),
        (booking("EXPIRED", "05:59:59"), payment("FAILED", failure=FAILED), {"name": "ended"}),
        (booking(held_until="05:59:59"), None, {"name": "ended"}),
        (booking("EXPIRED", "05:59:59"), None, {"name": "ended"}),
        (booking("CONFIRMED"), payment("SUCCEEDED"), {"name": "paid"}),
        (booking("CONFIRMED", "05:00:00"), None, {"name": "paid"}),
        (booking("CANCELLED"), payment("SUCCEEDED"), {"name": "over"}),
        (booking("EXCHANGED"), payment("SUCCEEDED"), {"name": "over"}),
        (
            booking("EXPIRED"),
            payment("REFUNDING", failure={"code": "seats_gone", "detail": ""}),
            {"name": "returned", "back": False, "why": {"code": "seats_gone", "detail": ""}},
        ),
        (booking("CANCELLED"), payment("REFUNDED"), {"name": "returned", "back": True, "why": None}),
    ],
)
def test_the_stage_follows_from_the_booking_and_its_latest_payment(of, paid, stage):
    given = json.dumps(paid) if paid else "undefined"
    assert said_by(STAGE, f"it.stageOf({json.dumps(of)}, {given}, Date.parse('{NOW}'))") == stage


def test_numbers_are_sent_in_international_form_however_they_were_typed():
    typed = ["0788 000 001", "+250 788-000-001", "00250788000001", "250788000001", "788000001", "12", "07a"]
    assert said_by(PHONE, f"{json.dumps(typed)}.map(it.international)") == [
        *["+250788000001"] * 5,
        "12",
        "07a",
    ]


def test_a_number_on_the_screen_does_not_tell_all_of_itself():
    assert said_by(PHONE, "it.hidden('+250788000001')") == "+250 788 ••• 001"


def test_time_is_counted_down_in_minutes_and_seconds_and_never_below_nothing():
    assert said_by(STAGE, "[0, 7, 60, 247, 600].map(it.countdown)") == [
        "0:00",
        "0:07",
        "1:00",
        "4:07",
        "10:00",
    ]
    assert said_by(STAGE, "[it.secondsLeft(5000, 1), it.secondsLeft(1, 5000)]") == [5, 0]


def test_a_payment_is_looked_at_often_at_first_and_seldom_later():
    assert said_by(STAGE, "[0, 59, 60, 299, 300, 4000].map(it.pause)") == [
        3000,
        3000,
        5000,
        5000,
        15000,
        15000,
    ]
