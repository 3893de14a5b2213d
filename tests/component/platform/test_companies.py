"""The platform puts companies on record with their first owner, and keeps what companies may not change."""

import pytest

from tests.support import codes
from tests.support.accounts import account
from tests.support.company import audited, on_record
from tests.support.functions import call
from tests.support.people import ADMIN, COMPANY, key
from tms.companies.for_all import find_company
from tms.companies.for_platform import founding

BODY = {
    "name": "Paper Crane",
    "email": "hello@crane.example",
    "phone": "0788123456",
    "currency": "RWF",
    "timezone": "Africa/Kigali",
    "commission_bps": 500,
    "owner": {"full_name": "Keza Uwase", "email": "keza@crane.example"},
}

pytestmark = pytest.mark.usefixtures("cloud", "clock")


def create(headers=None, **changes):
    return call("platform/create_company", body=BODY | changes, caller=ADMIN, headers=headers or key())


def listed(**query):
    return call("platform/list_companies", query=query, caller=ADMIN).json


def test_its_first_owner_is_invited_and_joins(cloud):
    made = create().json
    assert (made["name"], made["state"], made["commission_bps"]) == ("Paper Crane", "ACTIVE", 500)
    (owner,) = call("platform/inspect_company", path={"company_id": made["company_id"]}, caller=ADMIN).json[
        "owners"
    ]
    assert (owner["full_name"], owner["state"], owner["roles"]) == ("Keza Uwase", "INVITED", ["owner"])
    codes.deliver(cloud)
    (mail,) = codes.mails_to("keza@crane.example")
    assert "Paper Crane" in mail
    assert audited(cloud, "company.created")[0]["pk"] == made["company_id"]


def test_a_repeated_request_makes_one_company_and_sends_one_mail(cloud):
    again = key()
    made = create(again).json
    codes.deliver(cloud)
    assert create(again).json == made
    assert len(listed()["items"]) == 1
    codes.deliver(cloud)
    assert len(codes.mails_to("keza@crane.example")) == 1
    assert create(again, name="Another").json["code"] == "idempotency_key_reused"


def test_a_repetition_asks_for_the_mail_that_a_crash_lost(cloud, monkeypatch):
    again = key()

    def crash(*_arguments):
        raise RuntimeError("the process ended here")

    with monkeypatch.context() as broken:
        broken.setattr(founding, "send_invitation", crash)
        assert create(again).status == 500
    assert create(again).status == 201
    codes.deliver(cloud)
    assert len(codes.mails_to("keza@crane.example")) == 1


def test_an_owner_with_an_account_is_refused_and_no_company_is_made():
    account(email="keza@crane.example")
    assert create().json["code"] == "account_exists"
    assert listed()["items"] == []


def test_companies_are_found_by_a_part_of_their_name_and_by_their_state(clock):
    for name in ("Paper Crane", "Blue Heron"):
        create(name=name, owner={"full_name": "A", "email": f"{name[:4].strip().lower()}@mail.example"})
        clock.wait(60)
    assert [each["name"] for each in listed()["items"]] == ["Blue Heron", "Paper Crane"]
    assert [each["name"] for each in listed(q="CRANE")["items"]] == ["Paper Crane"]
    assert listed(state="SUSPENDED")["items"] == []
    first = listed(limit="1")
    assert [each["name"] for each in listed(limit="1", cursor=first["next_cursor"])["items"]] == [
        "Paper Crane"
    ]


def test_the_platform_changes_what_a_company_may_not(cloud):
    on_record()
    path = {"company_id": COMPANY}
    changed = call("platform/edit_company", path=path, body={"commission_bps": 450}, caller=ADMIN)
    assert changed.json["commission_bps"] == 450
    assert find_company(COMPANY).commission_bps == 450
    assert audited(cloud, "company.edited")[0]["before"] == '{"commission_bps":0}'


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("currency", "rwf"),
        ("timezone", "Mars/Olympus"),
        ("commission_bps", 5001),
        ("phone", "12"),
        ("owner", {}),
    ],
)
def test_a_wrong_field_is_refused_and_no_company_is_made(field, value):
    refused = create(**{field: value})
    assert refused.status == 422
    assert refused.json["pointer"].startswith(f"/{field}")
    assert listed()["items"] == []
