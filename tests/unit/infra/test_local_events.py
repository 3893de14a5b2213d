"""Sample events with ids of a running platform."""

import json
from typing import Any

import pytest

from infra.events import FOLDER, local
from infra.events.local import local_event
from infra.place import Place
from infra.sample import network
from infra.sample.network_companies import SUNBIRD
from infra.terminal import Stop

HERE = Place(port=4599)
DRIVER, TRIP = "acc_00000000000000000000DR1VER", "trp_00000000000000000000DR1VEN"
IDS = {
    "trp": "trp_000000000000000000000SA1ED",
    "bkg": "bkg_00000000000000000000B00KED",
    "pay": "pay_000000000000000000000000PA1D",
    "tkt": "tkt_0000000000000000000000T1CKET",
}


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the platform was asked for, in its place."""
    found: list[str] = []

    def bought(_buyer: object, *, paid: bool) -> dict[str, str]:
        found.append("paid" if paid else "held")
        return IDS

    def drive(_place: Place) -> dict[str, str]:
        found.append("drive")
        return {"acc": DRIVER, "trp": TRIP}

    class Api:
        def signed_in(self, identifier: str, _password: str, _place: Place) -> "Api":
            found.append(identifier)
            return self

    monkeypatch.setattr(local, "current_url", lambda _place: "http://api")
    monkeypatch.setattr(local, "Api", lambda _url: Api())
    monkeypatch.setattr(local, "_bought", bought)
    monkeypatch.setattr(local, "_drive", drive)
    monkeypatch.setattr(local, "_on_sale", lambda _api: IDS["trp"])
    return found


def account(role: str) -> str:
    return next(
        one.account_id
        for one in network.people()
        if one.role == role and one.company_id in {None, SUNBIRD.company_id}
    )


def event(function: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(local_event(HERE, function))
    return found


def test_a_passenger_asks_for_a_ticket_that_was_bought(asked: list[str]):
    made = event("tickets/get_ticket")
    assert made["pathParameters"] == {"ticket_id": IDS["tkt"]}
    assert made["path"] == f"/tickets/{IDS['tkt']}"
    caller = made["requestContext"]["authorizer"]
    assert caller["subject"] == caller["principalId"] == account("passenger")
    assert asked == [network.PASSENGERS[0].email, "paid"]


def test_what_is_to_be_paid_is_held_alone(asked: list[str]):
    assert json.loads(event("payments/start_payment")["body"])["booking_id"] == IDS["bkg"]
    assert asked[-1] == "held"


def test_the_driver_is_the_one_of_the_trip():
    made = event("trips/open_boarding")
    assert made["pathParameters"] == {"trip_id": TRIP}
    assert made["requestContext"]["authorizer"]["subject"] == DRIVER
    assert made["requestContext"]["authorizer"]["company"] == SUNBIRD.company_id


def test_staff_act_on_another_member_of_their_company(asked: list[str]):
    made = event("companies/deactivate_staff")
    assert made["requestContext"]["authorizer"]["subject"] == account("owner")
    assert made["pathParameters"] == {"account_id": account("agent")}
    assert asked == []


@pytest.mark.parametrize(("function", "role"), [("auth/login", "passenger"), ("auth/staff_login", "agent")])
def test_a_sign_in_is_one_that_exists(function: str, role: str):
    body = json.loads(event(function)["body"])
    assert body["password"] == network.demo_password(role)
    assert body["identifier"] in {one.email for one in network.people() if one.role == role}


def test_an_equal_request_is_repeated_and_another_one_is_not(monkeypatch: pytest.MonkeyPatch):
    first, again = event("bookings/hold_seats"), event("bookings/hold_seats")
    assert first == again
    key = first["headers"]["Idempotency-Key"]
    assert first["multiValueHeaders"]["Idempotency-Key"] == [key]
    monkeypatch.setitem(IDS, "trp", TRIP)
    assert event("bookings/hold_seats")["headers"]["Idempotency-Key"] != key


def test_events_of_queues_have_the_ids_too():
    (record,) = event("bookings/on_hold_due")["Records"]
    assert json.loads(record["body"])["data"]["booking_id"] == IDS["bkg"]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda file: file.stem)
def test_every_sample_keeps_its_form(file: Any):
    made = event(file.stem.replace("-", "/", 1))
    assert shape(made) == shape(json.loads(file.read_text()))


def shape(value: Any) -> Any:
    """Return a value without its texts."""
    if isinstance(value, dict):
        return {name: shape(each) for name, each in value.items()}
    return [shape(each) for each in value] if isinstance(value, list) else type(value)


def test_without_a_sample_it_says_so():
    with pytest.raises(Stop, match=r"^There is no function 'bookings/hold'\. .*F=bookings/hold_seats$"):
        local_event(HERE, "bookings/hold")
