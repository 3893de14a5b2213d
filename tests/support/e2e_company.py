"""A company of one's own on the running platform: made by the platform, with an owner and a driver."""

from dataclasses import dataclass
from secrets import randbelow, token_hex

from infra.api import Api
from tests.e2e.conftest import Platform
from tests.support.e2e_people import invitation_to

PASSWORD = "eleven buses at the lake"


@dataclass(frozen=True)
class Founded:
    """A new company and its first people, who are signed in."""

    company_id: str
    name: str
    owner: Api
    driver: Api
    driver_id: str


def phone() -> str:
    """Return a phone number that nobody has."""
    return f"+25070{randbelow(10**7):07}"


def found(platform: Platform) -> Founded:
    """Put a company on record, let its owner join, and let the owner hire a driver."""
    mark = token_hex(4)
    name, owner_mail, driver_mail = (
        f"Lake {mark}",
        f"owner.{mark}@mail.example",
        f"driver.{mark}@mail.example",
    )
    body = {
        "name": name,
        "email": f"hello.{mark}@mail.example",
        "phone": phone(),
        "currency": "RWF",
        "timezone": "Africa/Kigali",
        "owner": {"full_name": "Odette Umutoni", "email": owner_mail},
    }
    made = platform.people["admin"].post("/platform/companies", body, key="new")
    assert made.status == 201, made.body
    owner = _joined(platform, owner_mail)
    invitation = {"full_name": "Claver Mugabo", "email": driver_mail, "phone": phone(), "roles": ["driver"]}
    hired = owner.post("/company/staff", invitation, key="new")
    assert hired.status == 201, hired.body
    driver = _joined(platform, driver_mail)
    return Founded(made.body["company_id"], name, owner, driver, hired.body["account_id"])


def _joined(platform: Platform, address: str) -> Api:
    """Accept the invitation that came by mail, and sign in."""
    accepted = {"token": invitation_to(platform, address), "password": PASSWORD}
    answer = platform.api.post("/auth/staff/accept", accepted)
    assert answer.status == 200, answer.body
    return platform.api.signed_in(address, PASSWORD, platform.place)
