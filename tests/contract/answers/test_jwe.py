"""Encrypted bodies as the OpenAPI document describes them, followed by a client that knows no more."""

import json
import time
import uuid
from typing import Any

import pytest
from joserfc import jwe, jwk

from infra.functions import http_functions
from tests.support import network
from tests.support.answers import Contract
from tests.support.buying import wish
from tests.support.fields import fields_of
from tests.support.people import PASSENGER, key

REGISTER = {"full_name": "Aline Uwase", "phone": "0788123456", "password": "correct horse battery"}
JOSE = {"Content-Type": "application/jose"}
BOTH = pytest.mark.parametrize("alg", ["RSA-OAEP-256", "ECDH-ES"])


class Client:
    """Steps 1 to 5 of *Encrypted bodies*, with a JOSE library."""

    def __init__(self, contract: Contract, alg: str) -> None:
        self.contract = contract
        jwks = contract.call("auth/get_jwks").json["keys"]
        (self.ours,) = [one for one in jwks if one["use"] == "enc" and one["alg"] == alg]
        self.own = jwk.ECKey.generate_key("P-256", {"kid": "mine", "use": "enc"})
        self.header: dict[str, Any] = {}
        self.registry = jwe.JWERegistry(
            algorithms=["RSA-OAEP-256", "ECDH-ES", "A256GCM"], strict_check_header=False
        )

    def encrypted(self, body, at):
        self.header = {
            "alg": self.ours["alg"],
            "kid": self.ours["kid"],
            "enc": "A256GCM",
            "iat": at,
            "jti": str(uuid.uuid4()),
            "reply_key": self.own.as_dict(private=False),
        }
        return jwe.encrypt_compact(
            dict(self.header), json.dumps(body), jwk.import_key(self.ours), registry=self.registry
        )

    def opened(self, reply):
        found = jwe.decrypt_compact(reply.content, self.own, registry=self.registry)
        return found.protected, json.loads(found.plaintext or b"null")


@BOTH
def test_whoever_follows_the_description_is_understood_and_understands(cloud, contract: Contract, alg):
    client = Client(contract, alg)
    for route, body, status, title in (
        ("accounts/register", REGISTER, 201, None),
        ("auth/login", {"identifier": "0788123456", "password": "x"}, 401, "Sign in first"),
    ):
        raw = client.encrypted(body, int(time.time()))
        schemas = contract.document["components"]["schemas"]
        assert contract.faults(client.header, {"$ref": "#/components/schemas/JweHeader"}) == []
        assert contract.faults(raw, schemas["Jwe"]) == []
        reply = contract.call(route, raw=raw, headers=JOSE)
        assert reply.status == status
        assert contract.faults(reply.content.decode(), schemas["Jwe"]) == []
        header, answer = client.opened(reply)
        assert contract.faults(header, schemas["JweAnswerHeader"]) == []
        assert (header["reply_to"], header["kid"]) == (client.header["jti"], "mine")
        assert answer.get("title") == title
        media = "problem+json" if title else "json"
        assert header["cty"] == f"application/{media}"


@BOTH
def test_what_is_inside_keeps_the_schema_of_the_answer_in_the_clear(clock, cloud, contract: Contract, alg):
    network.build()
    trip = network.publish()
    client = Client(contract, alg)
    raw = client.encrypted(wish(trip, "1A"), clock.epoch)
    reply = contract.call("bookings/hold_seats", raw=raw, caller=PASSENGER, headers=JOSE | key())
    content = contract.operations["bookings/hold_seats"]["responses"]["201"]["content"]
    assert contract.faults(client.opened(reply)[1], content["application/json"]["schema"]) == []
    assert contract.call("bookings/hold_seats", raw=raw, caller=PASSENGER, headers=JOSE | key()).status == 400


def test_a_jwe_that_does_not_open_is_answered_in_the_clear(cloud, contract: Contract):
    assert contract.call("auth/login", raw="no JWE", headers=JOSE).code == "bad_jwe"


def test_the_document_lists_it_where_the_routes_do(contract: Contract):
    for each in http_functions():
        operation = contract.operations[f"{each.service}/{each.name}"]
        body = operation.get("requestBody", {}).get("content", {})
        assert ("application/jose" in body) is each.route.jwe
        good = operation["responses"][str(each.route.status)].get("content", {})
        assert ("application/jose" in good) is (each.route.jwe and each.route.returns is not None)


CONFIDENTIAL = {"challenge", "code", "email", "full_name", "identifier", "new_password", "password", "phone"}
CONFIDENTIAL |= {"licence_number", "refresh_token"}
"""Fields of requests that hold credentials or personal data."""

CONFIDENTIAL_FILES = {"import_drivers"}
"""Routes that take a file, a field `csv`, with personal data in its columns."""


def test_a_body_with_credentials_or_personal_data_may_be_encrypted_and_no_other():
    confidential = {each.name for each in http_functions() if fields_of(each.route.body) & CONFIDENTIAL}
    assert {each.name for each in http_functions() if each.route.jwe} == confidential | CONFIDENTIAL_FILES
