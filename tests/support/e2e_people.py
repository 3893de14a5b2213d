"""People as the end-to-end tests meet them: they register, read their mail and their phone, and sign in."""

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from infra.api import Api, Reply
from infra.local.outbox import code_after, codes_to, mails_to
from infra.sample.seed import signins
from tests.e2e.conftest import Platform, eventually

INVITATION = re.compile(r"^ *(acc_[0-9A-Z]{26}\.[A-Za-z0-9_-]{43})$", re.MULTILINE)


@dataclass(frozen=True)
class Newcomer:
    """Somebody without an account yet."""

    full_name: str
    email: str
    phone: str
    password: str = "seven green bicycles at dawn"

    @property
    def known_as(self) -> tuple[str, ...]:
        """What nobody may find in a table or log: a number also without its prefix."""
        return (*self.full_name.split(), self.email, self.phone.removeprefix("+250"))

    def registered(self, platform: Platform) -> Reply:
        """Register with both ways to sign in."""
        body = {"full_name": self.full_name, "password": self.password}
        return platform.api.post("/auth/register", {**body, "email": self.email, "phone": self.phone})

    def with_proven_phone(self, platform: Platform) -> "Newcomer":
        """Register, and give the code that came by SMS."""
        before = len(codes_to(platform.place, self.phone))
        assert self.registered(platform).status == 201
        proven = self.prove(platform, self.phone, code_after(platform.place, self.phone, before))
        assert proven.status == 204, proven.body
        return self

    def prove(self, platform: Platform, name: str, code: str) -> Reply:
        """Give the code that came to one of the names, for the account that a sign-in tells of."""
        told = self.login(platform, by=name).body
        account_id = told.get("account_id") or id_of(platform.api.as_bearer(told["access_token"]))
        proof = {"account_id": account_id, "identifier": name, "code": code}
        return platform.api.post("/auth/verify", proof)

    def login(self, platform: Platform, *, by: str | None = None, **other: str) -> Reply:
        """Sign in by the phone number, or another name."""
        body = {"identifier": by or self.phone, "password": self.password, **other}
        return platform.api.post("/auth/login", body)

    def signed_in(self, platform: Platform) -> Api:
        """Return the API as this person sees it."""
        reply = self.login(platform)
        assert reply.status == 200, reply.body
        return platform.api.as_bearer(reply.body["access_token"])

    def renamed(self, **changes: str) -> "Newcomer":
        """Return the same person with something changed."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Staff:
    """Somebody of the seeded network who signs in in two steps."""

    platform: Platform
    identifier: str
    password: str

    def begin(self) -> tuple[Reply, str]:
        """Show the password; return the answer and the code that came by mail."""
        before = len(codes_to(self.platform.place, self.identifier))
        body = {"identifier": self.identifier, "password": self.password}
        reply = self.platform.api.post("/auth/staff/login", body)
        assert reply.status == 200, reply.body
        return reply, code_after(self.platform.place, self.identifier, before)

    def finish(self, challenge: str, code: str) -> Reply:
        """Give the code."""
        return self.platform.api.post("/auth/staff/verify", {"challenge": challenge, "code": code})


def staff(platform: Platform, role: str, company: str | None = None) -> Staff:
    """Return one of the seeded people by role and the company's name."""
    found = [one for one in signins() if (one["role"], one.get("company")) == (role, company)]
    return Staff(platform, found[0]["identifier"], found[0]["password"])


def invitation_to(platform: Platform, address: str) -> str:
    """Wait for the mail with an invitation and return the token in it."""
    (mail,) = eventually(partial(mails_to, platform.place, address), bool)
    found = INVITATION.search(str(mail["BodyText"]))
    assert found, mail
    return found[1]


def id_of(person: Api) -> str:
    """Return the id of who is signed in."""
    me: dict[str, Any] = person.get("/auth/me").body
    return str(me["account_id"])


def other_than(code: str) -> str:
    """Return a code that is wrong."""
    return f"{(int(code) + 1) % 10**6:06d}"
