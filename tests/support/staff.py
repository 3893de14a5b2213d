"""Staff of the tests: accounts that work for a company, and how they sign in."""

from typing import Any

from tests.support import codes
from tests.support.accounts import PASSWORD, account
from tests.support.cloud import Cloud
from tests.support.company import enrol
from tests.support.functions import Reply, call
from tests.support.people import COMPANY
from tms.accounts.account import Account
from tms.kernel.access.permissions import COMPANY_ROLES


def staff(role: str, **changes: Any) -> Account:
    """Write an account that signs in as `<role>@ikirere.example`, a member of the home company."""
    company = COMPANY if role in COMPANY_ROLES else None
    made = account(role, **{"email": f"{role}@ikirere.example", "company": company, **changes})
    if made.company:
        enrol({"subject": made.account_id, "roles": role, "company": made.company})
    return made


def begin(identifier: str, password: str = PASSWORD) -> Reply:
    """Take the first step."""
    return call("auth/staff_login", body={"identifier": identifier, "password": password})


def finish(challenge: str, code: str) -> Reply:
    """Take the second step."""
    return call("auth/staff_verify", body={"challenge": challenge, "code": code})


def signed_in(cloud: Cloud, who: Account) -> dict[str, Any]:
    """Take both steps; return the tokens."""
    assert who.email
    challenge = begin(who.email).json["challenge"]
    reply = finish(challenge, codes.newest(cloud, who.email))
    assert reply.status == 200, reply.content
    tokens: dict[str, Any] = reply.json
    return tokens
