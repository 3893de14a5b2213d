"""Who may do what, through the gateway, its authorizers and the functions' own checks."""

from datetime import UTC, datetime
from typing import Any

import pytest

from infra.api import Reply
from tests.e2e.conftest import Platform


@pytest.fixture(scope="module")
def booking(platform: Platform) -> dict[str, Any]:
    held = platform.hold(platform.people["passenger"])
    assert held.status == 201, held.body
    body: dict[str, Any] = held.body
    return body


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("guest", 404),
        ("passenger", 200),
        ("other passenger", 404),
        ("driver", 403),
        ("agent", 200),
        ("owner", 200),
        ("foreign agent", 404),
    ],
)
def test_who_sees_a_passengers_booking(
    platform: Platform, booking: dict[str, Any], who: str, status: int
) -> None:
    assert platform.people[who].get(f"/bookings/{booking['booking_id']}").status == status


@pytest.mark.parametrize(
    ("who", "status"), [("guest", 404), ("other passenger", 404), ("driver", 403), ("foreign agent", 404)]
)
def test_who_cannot_pay_for_a_passengers_booking(
    platform: Platform, booking: dict[str, Any], who: str, status: int
) -> None:
    assert platform.pay(platform.people[who], booking["booking_id"]).status == status


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("guest", 401),
        ("passenger", 403),
        ("other driver", 403),
        ("foreign driver", 404),
        ("agent", 403),
        ("foreign agent", 403),
    ],
)
@pytest.mark.parametrize("step", ["boarding", "departure", "arrival"])
def test_nobody_but_its_driver_moves_a_trip_on(platform: Platform, step: str, who: str, status: int) -> None:
    assert platform.people[who].post(f"/trips/{platform.trip.trip_id}/{step}").status == status


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("guest", 401),
        ("passenger", 403),
        ("driver", 200),
        ("other driver", 403),
        ("foreign driver", 404),
        ("agent", 200),
        ("owner", 200),
        ("foreign agent", 404),
    ],
)
def test_who_may_scan_at_the_door(platform: Platform, who: str, status: int) -> None:
    scan = {"token": "NOT A TICKET", "nonce": "nonce-1234", "scanned_at": datetime.now(UTC).isoformat()}
    reply = platform.people[who].post(f"/trips/{platform.trip.trip_id}/scans", scan)

    assert reply.status == status
    if status == 200:
        assert reply.body["verdict"] == "forged"


@pytest.mark.parametrize(("who", "status"), [("guest", 401), ("passenger", 403), ("agent", 403)])
def test_nobody_but_drivers_reports_positions(platform: Platform, who: str, status: int) -> None:
    assert report_position(platform, who).status == status


@pytest.mark.parametrize(
    ("who", "code"), [("other driver", "not_the_driver"), ("foreign driver", "trip_not_found")]
)
def test_of_a_batch_no_position_of_another_driver_s_trip_is_taken(
    platform: Platform, who: str, code: str
) -> None:
    reply = report_position(platform, who)
    assert (reply.status, reply.body["accepted"]) == (202, 0)
    assert [each["code"] for each in reply.body["rejected"]] == [code]


def report_position(platform: Platform, who: str) -> Reply:
    position = {
        "trip_id": platform.trip.trip_id,
        "latitude": -1.9,
        "longitude": 30.0,
        "recorded_at": datetime.now(UTC).isoformat(),
    }
    return platform.people[who].post("/positions", {"positions": [position]})


def test_a_changed_token_is_nobody(platform: Platform) -> None:
    token = platform.people["passenger"].access_token()
    spoilt = platform.api.as_bearer(token[:-4] + "AAAA")

    assert platform.people["passenger"].get("/auth/me").status == 200
    assert spoilt.get("/auth/me").status == 401
    assert spoilt.get("/bookings/bkg_01J00000000000000000000000").status == 401


def test_a_function_can_do_only_what_its_role_says(platform: Platform) -> None:
    """The emulator enforces IAM: the role of a reading function may not write."""
    from infra.clients import local_client

    iam = local_client(platform.place, "iam")
    role = local_client(platform.place, "lambda").get_function_configuration(
        FunctionName="tms-local-bookings-get-booking"
    )["Role"]
    table = local_client(platform.place, "dynamodb").describe_table(TableName="tms-local-bookings")["Table"][
        "TableArn"
    ]
    decisions = {
        result["EvalActionName"]: result["EvalDecision"]
        for result in iam.simulate_principal_policy(
            PolicySourceArn=role,
            ActionNames=["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"],
            ResourceArns=[table],
        )["EvaluationResults"]
    }

    assert decisions["dynamodb:GetItem"] == "allowed"
    assert decisions["dynamodb:PutItem"] != "allowed"
    assert decisions["dynamodb:DeleteItem"] != "allowed"
