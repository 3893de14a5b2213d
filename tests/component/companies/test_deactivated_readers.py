"""A deactivated member's access token still lives: it shows nothing of others any more."""

from typing import Any

import botocore.client
import pytest

from tests.support.accounts import account, suspend
from tests.support.buying import sell
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.company import account_of, enrol, step
from tests.support.functions import Reply, call
from tests.support.network import publish
from tests.support.people import ADMIN, COMPANY, OWNER, PASSENGER, Person, person
from tests.support.provider import FakeProvider
from tms.accounts import store
from tms.kernel.access import suspension
from tms.kernel.store import Transaction

MEMBER = person("owner", COMPANY, "second owner")
READS = (
    "bookings/get_booking",
    "payments/get_payment",
    "tickets/get_ticket",
    "tickets/get_qr_png",
    "tickets/get_qr_svg",
    "companies/list_staff",
    "companies/get_staff",
    "platform/list_audit",
)


@pytest.fixture
def paths(cloud: Cloud, clock: HeldClock, provider: FakeProvider) -> dict[str, str]:
    """Sell a ticket to a passenger; return what the paths name."""
    enrol(OWNER, MEMBER)
    account_of(OWNER)
    account_of(MEMBER)
    booking = sell(publish(), provider, "1A")
    (payment_id,) = {
        item["pk"].removeprefix("PAYMENT#") for item in cloud.items("payments") if item["sk"] == "PAYMENT"
    }
    return {
        "booking_id": booking["booking_id"],
        "payment_id": payment_id,
        "ticket_id": booking["tickets"][0]["ticket_id"],
        "account_id": OWNER["subject"],
    }


def read(name: str, paths: dict[str, str], caller: Person) -> Reply:
    wanted = {
        "get_booking": "booking_id",
        "get_payment": "payment_id",
        "get_ticket": "ticket_id",
        "get_qr_png": "ticket_id",
        "get_qr_svg": "ticket_id",
        "get_staff": "account_id",
    }
    variable = wanted.get(name.partition("/")[2])
    return call(name, path={variable: paths[variable]} if variable else {}, caller=caller)


@pytest.mark.parametrize("name", READS)
def test_what_a_member_reads_of_others_is_refused_from_the_deactivation_on(name: str, paths: dict[str, str]):
    assert read(name, paths, MEMBER).status == 200
    assert step("deactivate", MEMBER["subject"]).status == 200
    refused = read(name, paths, MEMBER)
    assert (refused.status, refused.code) == (403, "account_suspended")


@pytest.mark.parametrize("name", READS)
def test_the_people_of_a_suspended_company_read_on(name: str, paths: dict[str, str]):
    transaction = Transaction()
    suspension.suspend_company(transaction, COMPANY)
    transaction.commit()
    assert read(name, paths, MEMBER).status == 200


def test_a_suspended_administrator_reads_no_audit(cloud: Cloud):
    account("platform_admin", account_id=ADMIN["subject"], email="admin@mail.example")
    known = store.by_id(ADMIN["subject"])
    assert known is not None
    suspend(known)
    assert call("platform/list_audit", caller=ADMIN).code == "account_suspended"


@pytest.mark.parametrize("name", READS[:5])
def test_a_passenger_s_own_things_cost_no_read_more_and_are_shown_to_a_suspended_one(
    name: str, paths: dict[str, str], monkeypatch: pytest.MonkeyPatch
):
    suspend(account(account_id=PASSENGER["subject"], email="aline@mail.example"))
    call_api, calls = botocore.client.BaseClient._make_api_call, []

    def counted(client: Any, operation: str, arguments: Any) -> Any:
        calls.append(operation)
        return call_api(client, operation, arguments)

    monkeypatch.setattr(botocore.client.BaseClient, "_make_api_call", counted)
    assert read(name, paths, PASSENGER).status == 200
    assert "BatchGetItem" not in calls
