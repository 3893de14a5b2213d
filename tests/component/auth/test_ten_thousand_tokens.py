"""None of ten thousand tokens is believed that are not ours, or not as we made them.

The authorizer refuses them, and so does a function that verifies tokens itself.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import boto3
import pytest

from infra.keys import parameters, stage_keys
from tests.support import forged_claims, forging
from tests.support.accounts import PASSWORD, account
from tests.support.cloud import Cloud, emptied
from tests.support.forging import Forge, ed25519
from tests.support.functions import Context, call, load
from tms.kernel import settings
from tms.kernel.access.access_tokens import public_keys
from tms.kernel.ids import new_id

ARN = "arn:aws:execute-api:eu-west-1:123456789012:abcdef1234/v1/GET/auth/me"
FAMILIES = (*forging.FAMILIES, *forged_claims.FAMILIES)


@pytest.fixture(scope="module")
def platform(_machinery: Cloud) -> Iterator[Forge]:
    """A good token, and the keys of a platform whose keys were rotated and retired."""
    emptied(_machinery)
    ssm, kms = boto3.client("ssm"), boto3.client("kms")
    stage = f"forging-{uuid4().hex}"
    stage_keys.init(ssm, kms, stage, None)
    (retired,) = _ring(stage, "token-key")
    stage_keys.rotate(ssm, kms, stage, "token-key")
    _, ours = _ring(stage, "token-key")
    parameters.write(ssm, stage, "token-key", {"keys": [ours]})
    stage_keys.rotate(ssm, kms, stage, "token-key")
    (ticket,) = _ring(stage, "ticket-keys")
    jwks = json.loads(ssm.get_parameter(Name=f"/tms/{stage}/jwks")["Parameter"]["Value"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JWKS", json.dumps(jwks))
        patch.setenv("TOKEN_KEY_PARAMETER", f"/tms/{stage}/token-key")
        settings.forget()
        yield Forge(
            good=_sign_in()["access_token"],
            ours=ed25519(ours["seed"]),
            tickets=(f"tkt-{ticket['kid']}", ed25519(ticket["seed"])),
            retired=(retired["kid"], ed25519(retired["seed"])),
            jwks=jwks,
        )
    settings.forget()


@pytest.fixture
def forge(platform: Forge) -> Forge:
    """The same with its chance at the beginning, so that a test alone finds what it finds among others."""
    return replace(platform, chance=random.Random(20261122))


@pytest.fixture
def verifying(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let functions verify tokens themselves."""
    monkeypatch.setenv("VERIFIES_TOKENS", "yes")


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_none_is_believed(family: Any, forge: Forge):
    believe(f"Bearer {forge.good}")
    answers = ((header, asked(header)) for header in family(forge))
    assert [(header[-300:], said) for header, said in answers if said != "Unauthorized"] == []
    believe(f"Bearer {forge.good}")  # and nothing that was shown has made it blind


@pytest.mark.usefixtures("verifying")
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_none_is_believed_without_an_authorizer(family: Any, forge: Forge):
    """The route is one for guests, so that a refused token does not pass as no token either."""
    assert served(f"Bearer {forge.good}") == "booking_not_found"
    answers = ((header, served(header)) for header in family(forge))
    assert [(header[-300:], said) for header, said in answers if said != "not_signed_in"] == []
    assert served(f"Bearer {forge.good}") == "booking_not_found"


def test_there_were_ten_thousand_of_them(forge: Forge):
    counts = {family.__name__: len(set(family(forge))) for family in FAMILIES}
    assert sum(counts.values()) >= 10_000, counts


def test_the_keys_that_are_published_are_told_apart(forge: Forge):
    """Else the refusals above would prove little: every token key is believed, no other key is."""
    uses = {key["kid"]: key["use"] for key in forge.jwks["keys"]}
    assert set(uses.values()) == {"enc", "sig"}
    assert forge.tickets[0] in uses
    assert set(public_keys(forge.jwks)) == {
        kid for kid, use in uses.items() if use == "sig" and not kid.startswith("tkt-")
    }


def served(header: str) -> str:
    """Return the code of a function's refusal; no authorizer has spoken before."""
    return call(
        "bookings/get_booking", path={"booking_id": new_id("bkg")}, headers={"Authorization": header}
    ).code


def believe(header: str) -> None:
    assert isinstance(asked(header), dict)


def asked(header: str) -> Any:
    """Return the context that the authorizer gives, or the text of its refusal; anything else is raised."""
    try:
        return load("auth/authorize").handler(
            {"methodArn": ARN, "headers": {"Authorization": header}}, Context()
        )["context"]
    except Exception as refusal:  # noqa: BLE001 - its type is what is tested
        if type(refusal) is not Exception:
            return f"{type(refusal).__name__}: {refusal}"
        return str(refusal)


def _sign_in() -> dict[str, str]:
    account(email="aline@mail.example")
    login = {"identifier": "aline@mail.example", "password": PASSWORD}
    tokens: dict[str, str] = call("auth/login", body=login).json
    return tokens


def _ring(stage: str, name: str) -> list[dict[str, Any]]:
    answer = boto3.client("ssm").get_parameter(Name=f"/tms/{stage}/{name}", WithDecryption=True)
    ring: list[dict[str, Any]] = json.loads(answer["Parameter"]["Value"])["keys"]
    return ring
