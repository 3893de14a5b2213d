"""The authorizer against ten thousand tokens that are not ours, or not as we made them: none is believed."""

import json
from functools import cache
from typing import Any
from uuid import uuid4

import boto3
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from infra import keys, parameters
from tests.support import forged_claims, forging
from tests.support.accounts import PASSWORD, account
from tests.support.cloud import Cloud
from tests.support.forging import Forge, ed25519, text_of
from tests.support.functions import Context, call, load
from tms.kernel import settings

ARN = "arn:aws:execute-api:eu-west-1:123456789012:abcdef1234/v1/GET/auth/me"
FAMILIES = (*forging.FAMILIES, *forged_claims.FAMILIES)


@pytest.fixture
def forge(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> Forge:
    """A good token, and the keys of a platform whose keys were rotated and retired."""
    ssm, kms = boto3.client("ssm"), boto3.client("kms")
    stage = f"forging-{uuid4().hex}"
    keys.init(ssm, kms, stage, None)
    (retired,) = _ring(stage, "token-key")
    keys.rotate(ssm, kms, stage, "token-key")
    _, ours = _ring(stage, "token-key")
    parameters.write(ssm, stage, "token-key", {"keys": [ours]})
    keys.rotate(ssm, kms, stage, "token-key")
    (ticket,) = _ring(stage, "ticket-keys")
    jwks = json.loads(ssm.get_parameter(Name=f"/tms/{stage}/jwks")["Parameter"]["Value"])
    jwks["keys"].append(_encryption_key())
    monkeypatch.setenv("JWKS", json.dumps(jwks))
    monkeypatch.setenv("TOKEN_KEY_PARAMETER", f"/tms/{stage}/token-key")
    settings.forget()
    load("auth/authorize")._keys.cache_clear()
    good = _sign_in()["access_token"]
    return Forge(
        good=good,
        ours=ed25519(ours["seed"]),
        tickets=(f"tkt-{ticket['kid']}", ed25519(ticket["seed"])),
        retired=(retired["kid"], ed25519(retired["seed"])),
        jwks=jwks,
    )


@pytest.fixture(autouse=True)
def _forget_the_keys():
    yield
    load("auth/authorize")._keys.cache_clear()


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_none_is_believed(family: Any, forge: Forge):
    believe(f"Bearer {forge.good}")
    answers = ((header, asked(header)) for header in family(forge))
    assert [(header[-300:], said) for header, said in answers if said != "Unauthorized"] == []
    believe(f"Bearer {forge.good}")  # and nothing that was shown has made it blind


def test_there_were_ten_thousand_of_them(forge: Forge):
    counts = {family.__name__: len(set(family(forge))) for family in FAMILIES}
    assert sum(counts.values()) >= 10_000, counts


def test_the_keys_that_are_published_are_told_apart(forge: Forge):
    """Else the refusals above would prove little: every token key is believed, no other key is."""
    uses = {key["kid"]: key["use"] for key in forge.jwks["keys"]}
    assert sorted(uses.values()) == ["enc", "sig", "sig", "sig"]
    assert set(load("auth/authorize")._keys()) == {
        kid for kid, use in uses.items() if use == "sig" and not kid.startswith("tkt-")
    }


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


@cache
def _encryption_key() -> dict[str, str]:
    public = rsa.generate_private_key(65537, 2048).public_key().public_numbers()
    return {
        "kty": "RSA",
        "use": "enc",
        "alg": "RSA-OAEP-256",
        "kid": "enc-1",
        "n": text_of(public.n.to_bytes(256)),
        "e": text_of(public.e.to_bytes(3)),
    }
