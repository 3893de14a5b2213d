"""A company of one's own on the running platform: made by the platform, with an owner and a driver."""

from dataclasses import dataclass
from secrets import randbelow, token_hex

from infra.api import Api
from infra.local.outbox import code_after, codes_to
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
    name, owner_mail = f"Lake {mark}", f"owner.{mark}@mail.example"
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
    driver, driver_id = driver_of(platform, owner)
    return Founded(made.body["company_id"], name, owner, driver, driver_id)


def driver_of(platform: Platform, owner: Api, number: str = "") -> tuple[Api, str]:
    """Hire a driver with a phone number of their own; return them, signed in, and the id of the account."""
    address = f"driver.{token_hex(4)}@mail.example"
    invitation = {
        "full_name": "Claver Mugabo",
        "email": address,
        "phone": number or phone(),
        "roles": ["driver"],
    }
    hired = owner.post("/company/staff", invitation, key="new")
    assert hired.status == 201, hired.body
    return _joined(platform, address), hired.body["account_id"]


def verify_phone(platform: Platform, account_id: str, number: str) -> None:
    """Let somebody confirm a phone number with the code that comes there: SMS go to no other one."""
    before = len(codes_to(platform.place, number))
    asked = platform.api.post("/auth/verify/resend", {"identifier": number})
    assert asked.status < 300, asked.body
    code = code_after(platform.place, number, before)
    body = {"account_id": account_id, "identifier": number, "code": code}
    answer = platform.api.post("/auth/verify", body)
    assert answer.status == 204, answer.body


def _joined(platform: Platform, address: str) -> Api:
    """Accept the invitation that came by mail, and sign in."""
    accepted = {"token": invitation_to(platform, address), "password": PASSWORD}
    answer = platform.api.post("/auth/staff/accept", accepted)
    assert answer.status == 200, answer.body
    return platform.api.signed_in(address, PASSWORD, platform.place)
