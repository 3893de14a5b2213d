"""An audit record tells where a request came from, as the gateway saw it."""

import pytest

from tests.support.accounts import account
from tests.support.cloud import Cloud
from tests.support.company import audited, enrol, invite
from tests.support.functions import call
from tests.support.people import COMPANY, OWNER, key
from tms.accounts.limits import PASSWORDS_OF_FROM

GATEWAY_SAW = "192.0.2.1"
CLAIMED = {"X-Forwarded-For": "198.51.100.9", "Forwarded": "for=198.51.100.9", "X-Real-Ip": "198.51.100.9"}

pytestmark = pytest.mark.usefixtures("cloud", "clock")


def test_of_who_is_signed_in_whatever_their_headers_say(cloud: Cloud):
    enrol(OWNER)
    headers = {**key(), **CLAIMED, "X-Correlation-Id": "a-correlation-id"}
    assert invite(headers=headers).status == 201
    (record,) = audited(cloud, "staff.invited")
    assert {name: record[name] for name in ("source_ip", "correlation_id", "actor", "actor_roles")} == {
        "source_ip": GATEWAY_SAW,
        "correlation_id": "a-correlation-id",
        "actor": OWNER["subject"],
        "actor_roles": "owner",
    }
    assert record["actor_company"] == COMPANY


def test_of_who_is_not(cloud: Cloud):
    account(email="aline@mail.example")
    for _ in range(PASSWORDS_OF_FROM.times):
        guess = {"identifier": "aline@mail.example", "password": "wrong horse"}
        assert call("auth/login", body=guess, headers=CLAIMED).status == 401
    (record,) = audited(cloud, "account.locked_out")
    assert (record["source_ip"], record["actor"]) == (GATEWAY_SAW, "anonymous")
    assert not {"actor_roles", "actor_company"} & record.keys()
