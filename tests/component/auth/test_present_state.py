"""What decides whether a request goes on is read as it is now, not as it was a moment ago."""

from collections.abc import Iterator
from typing import Any

import botocore.client
import pytest

from tests.support.accounts import PASSWORD, account
from tests.support.cloud import Cloud
from tests.support.functions import call
from tests.support.people import AGENT, COMPANY
from tms.kernel.access import suspension

EMAIL = "aline@mail.example"

pytestmark = pytest.mark.usefixtures("cloud", "clock")

Asked = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What the database is asked for."""
    seen: Asked = []
    call_api = botocore.client.BaseClient._make_api_call

    def noted(client: Any, operation: str, arguments: Any) -> Any:
        seen.append((operation, arguments))
        return call_api(client, operation, arguments)

    monkeypatch.setattr(botocore.client.BaseClient, "_make_api_call", noted)
    return seen


def reads_of(asked: Asked, table: str) -> Iterator[tuple[str, bool]]:
    """Return each key that was read from a table, and whether consistently."""
    for operation, arguments in asked:
        if operation == "GetItem" and arguments["TableName"] == table:
            yield arguments["Key"]["sk"]["S"], arguments.get("ConsistentRead", False)
        if operation == "BatchGetItem" and table in arguments["RequestItems"]:
            request = arguments["RequestItems"][table]
            for key in request["Keys"]:
                yield key["pk"]["S"], request.get("ConsistentRead", False)


def test_who_is_suspended(asked: Asked):
    suspension.refuse_suspended(AGENT["subject"], COMPANY)
    assert sorted(reads_of(asked, "standing")) == [
        (f"ACCOUNT#{AGENT['subject']}", True),
        (f"COMPANY#{COMPANY}", True),
    ]


def test_which_company_is(asked: Asked):
    assert not suspension.is_company_suspended(COMPANY)
    assert list(reads_of(asked, "standing")) == [(f"COMPANY#{COMPANY}", True)]


def test_which_sessions_there_are(asked: Asked, cloud: Cloud):
    account(email=EMAIL)
    signed_in = call("auth/login", body={"identifier": EMAIL, "password": PASSWORD})
    asked.clear()
    renewal = call("auth/refresh", body={"refresh_token": signed_in.json["refresh_token"]})
    assert renewal.status == 200
    reads = dict(reads_of(asked, "accounts"))
    assert {sk.partition("#")[0] for sk in reads} == {"SESSION", "PROFILE"}
    assert set(reads.values()) == {True}
