"""Bodies that come as a JWE, made from the published keys, and answers that leave as one."""

import json

import pytest

from tests.e2e.conftest import Platform
from tests.support.jwe import by_library, header_for, new_reply_key, opened, published, tampered


@pytest.mark.parametrize("alg", ["RSA-OAEP-256", "ECDH-ES"])
def test_a_sealed_hold_is_answered_sealed_and_taken_once(platform: Platform, alg: str) -> None:
    key = published(platform.api.get("/.well-known/jwks.json").body, alg)
    reply_key, private = new_reply_key()
    stops = platform.trip.stops
    body = {
        "trip_id": platform.trip.trip_id,
        "from": stops[0].station_id,
        "to": stops[-1].station_id,
        "passengers": [{"name": "Aline Uwase", "phone": "+250788000001"}],
    }
    buyer, header = platform.people["passenger"], header_for(key, reply_key)
    encrypted = by_library(body, key, header)

    spoilt = buyer.post_jwe("/bookings", tampered(encrypted, 3, 5), key="new")
    held = buyer.post_jwe("/bookings", encrypted, key="new")
    again = buyer.post_jwe("/bookings", encrypted, key="new")

    assert (spoilt.status, spoilt.body["code"]) == (400, "bad_jwe")
    assert (held.status, held.headers["content-type"]) == (201, "application/jose")
    told, plaintext = opened(held.body.decode(), private)
    booking = json.loads(plaintext)
    assert buyer.get(f"/bookings/{booking['booking_id']}").body["status"] == "HELD"
    assert header["jti"] in told.values()
    refusal = json.loads(opened(again.body.decode(), private)[1])
    assert (again.status, refusal["code"]) == (400, "jwe_replayed")


def test_a_sealed_sign_in_hides_the_password_and_the_tokens(platform: Platform) -> None:
    key = published(platform.api.get("/.well-known/jwks.json").body, "ECDH-ES")
    reply_key, private = new_reply_key()
    login = {"identifier": "passenger1@example.com", "password": "Demo-passenger-only-here-1"}

    reply = platform.api.post_jwe("/auth/login", by_library(login, key, header_for(key, reply_key)))
    wrong = by_library(login | {"password": "wrong"}, key, header_for(key, reply_key))
    refused = platform.api.post_jwe("/auth/login", wrong)

    assert reply.status == 200
    tokens = json.loads(opened(reply.body.decode(), private)[1])
    assert platform.api.as_bearer(tokens["access_token"]).get("/auth/me").status == 200
    assert refused.status == 401
    assert json.loads(opened(refused.body.decode(), private)[1])["code"] == "wrong_credentials"
