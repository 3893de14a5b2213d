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


@dataclass(frozen=True)
class Names:
    """What a new company and its first people are called."""

    company: str = "Lake"
    owner: str = "Odette Umutoni"
    driver: str = "Claver Mugabo"


USUAL = Names()


def phone() -> str:
    """Return a phone number that nobody has."""
    return f"+25070{randbelow(10**7):07}"


def put_on_record(platform: Platform, names: Names = USUAL) -> tuple[str, str, str]:
    """Let the platform make a company; return its id, its name, and its owner's address of mail."""
    mark = token_hex(4)
    name, owner_mail = f"{names.company} {mark}", f"owner.{mark}@mail.example"
    body = {
        "name": name,
        "email": f"hello.{mark}@mail.example",
        "phone": phone(),
        "currency": "RWF",
        "timezone": "Africa/Kigali",
        "owner": {"full_name": names.owner, "email": owner_mail},
    }
    made = platform.people["admin"].post("/platform/companies", body, key="new")
    assert made.status == 201, made.body
    return made.body["company_id"], name, owner_mail


def found(platform: Platform, names: Names = USUAL) -> Founded:
    """Put a company on record, let its owner join, and let the owner hire a driver."""
    company_id, name, owner_mail = put_on_record(platform, names)
    owner = _joined(platform, owner_mail)
    driver, driver_id = driver_of(platform, owner, full_name=names.driver)
    return Founded(company_id, name, owner, driver, driver_id)


def driver_of(
    platform: Platform, owner: Api, number: str = "", *, full_name: str = USUAL.driver
) -> tuple[Api, str]:
    """Hire a driver with a phone number of their own; return them, signed in, and the id of the account."""
    address = f"driver.{token_hex(4)}@mail.example"
    invitation = {
        "full_name": full_name,
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


def accept_invitation(platform: Platform, address: str) -> None:
    """Choose `PASSWORD` with the invitation that came by mail."""
    accepted = {"token": invitation_to(platform, address), "password": PASSWORD}
    answer = platform.api.post("/auth/staff/accept", accepted)
    assert answer.status == 200, answer.body


def _joined(platform: Platform, address: str) -> Api:
    """Accept an invitation, and sign in."""
    accept_invitation(platform, address)
    return platform.api.signed_in(address, PASSWORD, platform.place)
