"""Bodies that come encrypted, and their answers: taken once, opened, or refused without effect."""

import json
from base64 import b64encode
from uuid import uuid4

import boto3
import pytest

from infra.keys.parameters import read, write
from tests.support import accounts, codes, jwe, network
from tests.support.buying import wish
from tests.support.cloud import TABLES
from tests.support.functions import call
from tests.support.people import ANONYMOUS, DRIVER, OTHER_PASSENGER, PASSENGER, key
from tms.kernel.jwe import keys

REGISTER = {"full_name": "Aline Uwase", "phone": "0788123456", "password": "correct horse battery"}
LOGIN = {"identifier": "0788123456", "password": REGISTER["password"]}
JOSE = {"Content-Type": "application/jose"}
BOTH = pytest.mark.parametrize("alg", ["RSA-OAEP-256", "ECDH-ES"])


@pytest.fixture
def trip(cloud, clock):
    network.build()
    return network.publish()


@pytest.fixture
def account(cloud, clock):
    return accounts.account(phone="+250788123456").account_id


def encrypted(body, alg="ECDH-ES", reply_key=None, **more):
    ours = jwe.published(call("auth/get_jwks").json, alg)
    return jwe.by_library(body, ours, jwe.header_for(ours, reply_key, **more))


def hold(raw, caller=PASSENGER, headers=None):
    return call("bookings/hold_seats", raw=raw, caller=caller, headers=JOSE | (headers or key()))


def login(raw, **headers):
    return call("auth/login", raw=raw, headers=JOSE | headers)


def kept(cloud):
    """Everything in all tables but the notes of what came already."""
    found = {name: cloud.items(name) for name in TABLES}
    found["guards"] = [item for item in found["guards"] if not item["pk"].startswith("JTI#")]
    return found


class TestDecrypted:
    @BOTH
    def test_a_sign_in_with_an_encrypted_answer(self, account, alg):
        public, private = jwe.new_reply_key()
        jti = str(uuid4())
        reply = login(encrypted(LOGIN, alg, public, jti=jti))
        assert reply.status == 200
        assert reply.headers["content-type"] == "application/jose"
        assert reply.headers["cache-control"] == "no-store"
        header, body = jwe.opened(reply.content.decode(), private)
        assert (header["cty"], header["reply_to"]) == ("application/json", jti)
        assert json.loads(body)["token_type"] == "Bearer"

    @BOTH
    def test_a_hold_with_an_encrypted_answer(self, trip, cloud, alg):
        public, private = jwe.new_reply_key("RSA", 2048)
        reply = hold(encrypted(wish(trip, "1A"), alg, public))
        assert reply.status == 201
        _, body = jwe.opened(reply.content.decode(), private)
        booking = json.loads(body)
        assert booking["tickets"][0]["seat"] == "1A"
        shown = call("bookings/get_booking", path={"booking_id": booking["booking_id"]}, caller=PASSENGER)
        assert shown.json["booking_id"] == booking["booking_id"]

    def test_without_a_key_of_its_own_the_client_is_answered_in_the_clear(self, account):
        reply = login(encrypted(LOGIN))
        assert reply.headers["content-type"] == "application/json"
        assert reply.json["token_type"] == "Bearer"

    def test_the_media_type_is_read_in_any_case_and_with_parameters(self, account):
        assert login(encrypted(LOGIN), **{"Content-Type": "Application/JOSE; charset=utf-8"}).status == 200

    def test_a_body_that_the_gateway_took_for_bytes(self, account):
        raw = b64encode(encrypted(LOGIN).encode()).decode()
        assert call("auth/login", raw=raw, headers=JOSE, base64=True).status == 200

    def test_plain_json_is_as_good(self, trip, account):
        assert call("auth/login", body=LOGIN).status == 200
        assert (
            call("bookings/hold_seats", body=wish(trip, "1A"), caller=PASSENGER, headers=key()).status == 201
        )

    def test_registering_proving_renewing_and_paying(self, trip, provider, cloud):
        registered = call("accounts/register", raw=encrypted(REGISTER), headers=JOSE)
        assert registered.status == 201
        account_id = registered.json["account_id"]
        proof = {
            "account_id": account_id,
            "identifier": LOGIN["identifier"],
            "code": codes.newest(cloud, "+250788123456"),
        }
        assert call("accounts/verify", raw=encrypted(proof), headers=JOSE).status == 204
        tokens = login(encrypted(LOGIN)).json
        renewed = call(
            "auth/refresh", raw=encrypted({"refresh_token": tokens["refresh_token"]}), headers=JOSE
        )
        assert renewed.status == 200
        booking = hold(encrypted(wish(trip, "1A"))).json
        body = {"booking_id": booking["booking_id"], "method": "momo", "payer": {"phone": "0788123456"}}
        paid = call("payments/start_payment", raw=encrypted(body), caller=PASSENGER, headers=JOSE | key())
        assert paid.status == 202

    def test_a_former_generation_opens_after_the_next_one_came(self, account):
        raw = encrypted(LOGIN)
        ssm = boto3.client("ssm")
        before = read(ssm, "test", "jwe-keys") or {}
        newer = {**jwe.generation("2"), "made": 1}
        write(ssm, "test", "jwe-keys", {"keys": [newer, *before["keys"]]})
        try:
            assert login(raw).status == 200
        finally:
            write(ssm, "test", "jwe-keys", before)


class TestProblems:
    def test_a_refusal_after_the_opening_is_encrypted_too(self, account):
        public, private = jwe.new_reply_key()
        reply = login(encrypted({**LOGIN, "password": "x"}, reply_key=public))
        assert (reply.status, reply.headers["content-type"]) == (401, "application/jose")
        assert reply.headers["www-authenticate"] == "Bearer"
        header, body = jwe.opened(reply.content.decode(), private)
        assert header["cty"] == "application/problem+json"
        assert json.loads(body)["code"] == "wrong_credentials"

    def test_a_wrong_field_inside(self, cloud, clock):
        public, private = jwe.new_reply_key()
        reply = login(encrypted({"identifier": 5}, reply_key=public))
        assert reply.status == 422
        assert json.loads(jwe.opened(reply.content.decode(), private)[1])["code"] == "invalid_field"

    def test_no_json_inside(self, cloud, clock):
        assert login(encrypted(b"\xff{")).code == "malformed_json"

    def test_who_may_not_at_all_is_told_so_before_anything_is_opened(self, trip, cloud):
        reply = hold("not even a JWE", caller=None)
        assert (reply.status, reply.code) == (401, "not_signed_in")

    def test_other_routes_do_not_read_it(self, trip, cloud):
        path, raw = {"trip_id": trip.trip_id}, encrypted({"token": "x"})
        reply = call("tickets/scan_ticket", path=path, raw=raw, caller=DRIVER, headers=JOSE)
        assert (reply.status, reply.code) == (415, "not_json")

    def test_the_json_form_is_pointed_to_the_compact_one(self, cloud, clock):
        reply = login("{}", **{"Content-Type": "application/jose+json"})
        assert reply.code == "bad_jwe"
        assert "compact" in reply.json["detail"]


class TestRefused:
    """Each refusal leaves all tables as they were."""

    @BOTH
    @pytest.mark.parametrize("part", range(5))
    def test_tampered(self, trip, cloud, alg, part):
        before = kept(cloud)
        raw = encrypted(wish(trip, "1A"), alg)
        if raw.split(".")[part]:
            reply = hold(jwe.tampered(raw, part, 3))
            assert (reply.status, reply.code) == (400, "bad_jwe")
        assert kept(cloud) == before

    @pytest.mark.parametrize(
        "change",
        [{"alg": "dir"}, {"alg": "RSA1_5"}, {"alg": "none"}, {"enc": "A128CBC-HS256"}, {"zip": "DEF"},
         {"kid": "jwe-9-ec"}, {"kid": None}, {"jti": None}, {"jti": "1"}, {"iat": None}, {"iat": 0},
         {"crit": ["exp"]}, {"reply_key": {"kty": "oct", "k": "AA"}}],
    )  # fmt: skip
    def test_another_header(self, trip, cloud, change):
        before = kept(cloud)
        reply = hold(jwe.with_header(encrypted(wish(trip, "1A")), change))
        assert (reply.status, reply.code) == (400, "bad_jwe")
        assert kept(cloud) == before
        assert [item for item in cloud.items("guards") if item["pk"].startswith("JTI#")] == []

    @BOTH
    def test_made_for_somebody_elses_key(self, trip, cloud, alg):
        before = kept(cloud)
        others = {"keys": keys.public_keys(keys.new_generation("7"))}
        theirs, ours = (jwe.published(jwks, alg) for jwks in (others, call("auth/get_jwks").json))
        raw = jwe.by_library(wish(trip, "1A"), theirs, jwe.header_for(ours))
        assert hold(raw).code == "bad_jwe"
        assert kept(cloud) == before

    def test_an_old_one(self, trip, cloud, clock):
        raw = encrypted(wish(trip, "1A"))
        clock.wait(301)
        before = kept(cloud)
        assert hold(raw).code == "bad_jwe"
        assert kept(cloud) == before


class TestReplayed:
    def test_the_same_once_more(self, trip, cloud):
        raw, headers = encrypted(wish(trip, "1A")), key()
        assert hold(raw, headers=headers).status == 201
        before = kept(cloud)
        for again in (headers, key()):
            reply = hold(raw, headers=again)
            assert (reply.status, reply.code) == (400, "jwe_replayed")
        assert kept(cloud) == before

    def test_by_another_caller(self, trip, cloud):
        raw = encrypted(wish(trip, "1A"))
        assert hold(raw).status == 201
        before = kept(cloud)
        for caller in (OTHER_PASSENGER, ANONYMOUS):
            assert hold(raw, caller=caller).code == "jwe_replayed"
        assert kept(cloud) == before

    def test_at_another_route(self, trip, account, cloud):
        raw = encrypted(LOGIN)
        assert login(raw).status == 200
        assert hold(raw).code == "jwe_replayed"

    def test_with_the_uuid_in_capitals(self, account):
        jti = str(uuid4())
        assert login(encrypted(LOGIN, jti=jti)).status == 200
        assert login(encrypted(LOGIN, jti=jti.upper())).code == "jwe_replayed"

    def test_one_that_was_refused_inside_is_used_up(self, account):
        raw = encrypted({**LOGIN, "password": "x"})
        assert login(raw).code == "wrong_credentials"
        assert login(raw).code == "jwe_replayed"

    def test_the_answer_to_it_is_encrypted_too(self, account):
        public, private = jwe.new_reply_key()
        raw = encrypted(LOGIN, reply_key=public)
        login(raw)
        reply = login(raw)
        assert reply.status == 400
        assert json.loads(jwe.opened(reply.content.decode(), private)[1])["code"] == "jwe_replayed"

    def test_the_note_outlives_the_window_and_is_deleted_then(self, account, cloud, clock):
        raw = encrypted(LOGIN)
        login(raw)
        (note,) = [item for item in cloud.items("guards") if item["pk"].startswith("JTI#")]
        clock.wait(300)
        assert login(raw).code == "jwe_replayed"
        clock.wait(1)
        assert login(raw).code == "bad_jwe"
        assert note["expires"] > clock.epoch

    def test_whoever_tries_again_makes_a_new_one_and_holds_no_second_seat(self, trip, cloud):
        headers = key()
        first = hold(encrypted(wish(trip, "1A")), headers=headers)
        again = hold(encrypted(wish(trip, "1A")), headers=headers)
        assert (first.status, again.status) == (201, 201)
        assert first.json["booking_id"] == again.json["booking_id"]
