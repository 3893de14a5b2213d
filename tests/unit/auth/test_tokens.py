"""Access tokens: what they say, and that only ours, unchanged and in time, are believed."""

import base64
import hashlib
import hmac
import json
import os
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tms.kernel.access import access_tokens
from tms.kernel.access.access_tokens import BadToken, SigningKey
from tms.kernel.access.caller import Caller, with_roles
from tms.kernel.access.permissions import Permission, write_scope
from tms.kernel.clock import epoch

KEY = SigningKey("key-1", os.urandom(32))
OLD = SigningKey("key-0", os.urandom(32))
OWNER = with_roles("acc_1", frozenset({"owner", "agent"}), "co_1", "ses_1")
EXPECTED = {"issuer": "https://tms.example", "audience": "tms"}


def private(key: SigningKey) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(key.seed)


def jwk(key: SigningKey, **changes: str) -> dict[str, str]:
    raw = private(key).public_key().public_bytes_raw()
    x = base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
    return {"kty": "OKP", "crv": "Ed25519", "kid": key.kid, "use": "sig", "alg": "EdDSA", "x": x, **changes}


KEYS = access_tokens.public_keys({"keys": [jwk(KEY), jwk(OLD)]})


def issue(caller: Caller = OWNER, at: int | None = None, key: SigningKey = KEY, **settings: str) -> str:
    settings = {**EXPECTED, **settings}
    return access_tokens.issue(caller, key=key, jti="ses_1", at=epoch() if at is None else at, **settings)


def signed(claims: dict[str, Any], algorithm: str = "EdDSA", key: Any = None, **header: Any) -> str:
    return jwt.encode(claims, key or private(KEY), algorithm=algorithm, headers={"kid": KEY.kid, **header})


def claims() -> dict[str, Any]:
    decoded: dict[str, Any] = jwt.decode(issue(), options={"verify_signature": False})
    return decoded


def refused(token: str) -> None:
    with pytest.raises(BadToken):
        access_tokens.verify(token, keys=KEYS, **EXPECTED)


def test_a_token_brings_the_caller_back_whole():
    at = epoch()
    assert access_tokens.verify(issue(at=at), keys=KEYS, **EXPECTED) == (
        OWNER,
        at + access_tokens.LIFE_SECONDS,
    )
    passenger = with_roles("acc_2", frozenset({"passenger"}), session="ses_1")
    assert access_tokens.verify(issue(passenger), keys=KEYS, **EXPECTED)[0] == passenger


def test_what_a_caller_may_do_travels_apart_from_its_roles():
    """A company's own roles, and what is given to or taken from one person, are no built-in roles."""
    own = Caller(
        "acc_3", frozenset({"rol_1"}), frozenset({Permission.BOOK, Permission.AUDIT_READ}), "co_1", "ses_1"
    )
    assert access_tokens.verify(issue(own), keys=KEYS, **EXPECTED)[0] == own


def test_a_permission_that_exists_no_more_allows_nothing():
    said = {**claims(), "scope": "bookings:create seats:teleport"}
    assert access_tokens.verify(signed(said), keys=KEYS, **EXPECTED)[0].permissions == {Permission.BOOK}


def test_it_says_who_issued_it_for_whom_and_for_how_long():
    at = epoch()
    said = jwt.decode(issue(at=at), options={"verify_signature": False})
    assert said == {
        "iss": "https://tms.example",
        "aud": "tms",
        "sub": "acc_1",
        "iat": at,
        "exp": at + 900,
        "jti": "ses_1",
        "roles": ["agent", "owner"],
        "scope": write_scope(OWNER.permissions),
        "company": "co_1",
        "amr": ["pwd"],
    }
    assert jwt.get_unverified_header(issue()) == {"alg": "EdDSA", "kid": "key-1", "typ": "JWT"}


def test_a_key_that_signs_no_more_is_still_believed_while_it_is_published():
    assert access_tokens.verify(issue(key=OLD), keys=KEYS, **EXPECTED)[0] == OWNER


def test_it_runs_out_after_a_quarter_of_an_hour():
    access_tokens.verify(issue(at=epoch() - 890), keys=KEYS, **EXPECTED)
    refused(issue(at=epoch() - 910))


def test_one_from_the_future_is_refused():
    refused(issue(at=epoch() + 60))


@pytest.mark.parametrize("changed", ["issuer", "audience"])
def test_one_of_another_issuer_or_for_another_audience_is_refused(changed: str):
    elsewhere: Any = {changed: "https://elsewhere.example"}
    refused(issue(**elsewhere))


@pytest.mark.parametrize("missing", ["iss", "aud", "sub", "iat", "exp", "jti", "roles", "scope"])
def test_one_that_leaves_a_claim_out_is_refused(missing: str):
    without = claims()
    del without[missing]
    refused(signed(without))


def test_a_stranger_who_names_our_key_is_refused():
    refused(issue(key=SigningKey(KEY.kid, os.urandom(32))))


@pytest.mark.parametrize("kid", ["unknown", "tkt-1", "", None])
def test_a_key_that_is_not_published_is_refused(kid: str | None):
    unsigned = f"{_part({'alg': 'EdDSA', 'typ': 'JWT', 'kid': kid})}.{_part(claims())}"
    signature = base64.urlsafe_b64encode(private(KEY).sign(unsigned.encode())).rstrip(b"=").decode()
    refused(f"{unsigned}.{signature}")


def test_without_a_key_id_it_is_refused():
    refused(jwt.encode(claims(), private(KEY), algorithm="EdDSA"))


def test_an_unsigned_token_is_refused():
    header = {"alg": "none", "kid": KEY.kid, "typ": "JWT"}
    refused(f"{_part(header)}.{_part(claims())}.")


def test_the_public_key_is_no_secret_to_sign_with():
    """RFC 8725, 2.1: HS256 with our public key as the secret."""
    public = private(KEY).public_key()
    header = {"alg": "HS256", "kid": KEY.kid, "typ": "JWT"}
    for secret in (
        public.public_bytes_raw(),
        public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
    ):
        unsigned = f"{_part(header)}.{_part(claims())}"
        mac = hmac.digest(secret, unsigned.encode(), hashlib.sha256)
        refused(f"{unsigned}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}")


@pytest.mark.parametrize("part", [0, 1, 2])
def test_a_changed_letter_anywhere_is_refused(part: int):
    pieces = issue().split(".")
    middle = len(pieces[part]) // 2
    other = "A" if pieces[part][middle] != "A" else "B"
    pieces[part] = pieces[part][:middle] + other + pieces[part][middle + 1 :]
    refused(".".join(pieces))


@pytest.mark.parametrize("text", ["", "a.b.c", "....", "Bearer", "\u00e9.\u00e9.\u00e9", "e30.e30.e30"])
def test_what_is_no_token_is_refused(text: str):
    refused(text)


def test_keys_of_tickets_and_keys_for_other_uses_sign_no_access_tokens():
    published = {"keys": [jwk(KEY), jwk(OLD, kid="tkt-1"), jwk(OLD, kid="enc-1", use="enc")]}
    assert set(access_tokens.public_keys(published)) == {"key-1"}


def _part(document: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(document).encode()).rstrip(b"=").decode()
