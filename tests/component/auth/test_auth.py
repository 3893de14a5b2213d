"""Registering, signing in, the authorizer, the public keys, and one's own account."""

import json
from typing import Any

import jwt
import pytest

from tests.support.accounts import PASSWORD, account, suspend
from tests.support.cloud import Cloud
from tests.support.functions import Context, Reply, call, load
from tests.support.people import ANONYMOUS, COMPANY, PASSENGER
from tests.support.staff import staff
from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.passwords import hashing
from tms.kernel import dynamodb
from tms.kernel.access.permissions import ROLES, write_scope
from tms.kernel.ids import is_id

ALINE = {
    "full_name": "Aline Uwase",
    "email": "Aline@Mail.example",
    "phone": "0788 123 456",
    "password": PASSWORD,
}
ARN = "arn:aws:execute-api:eu-west-1:123456789012:abcdef1234/v1/GET/auth/me"

pytestmark = pytest.mark.usefixtures("cloud")


def register(**changes: Any) -> Reply:
    body = {name: value for name, value in {**ALINE, **changes}.items() if value is not None}
    return call("accounts/register", body=body)


def registered(**changes: Any) -> Account:
    """Write the account that `register` makes, verified."""
    return account(email="aline@mail.example", phone="+250788123456", **changes)


def login(identifier: str, password: str = PASSWORD) -> Reply:
    return call("auth/login", body={"identifier": identifier, "password": password})


def authorize(authorization: str | None, name: str = "Authorization") -> dict[str, Any]:
    headers = {name: authorization} if authorization is not None else None
    answer: dict[str, Any] = load("auth/authorize").handler({"methodArn": ARN, "headers": headers}, Context())
    return answer


class TestRegister:
    def test_a_passenger_gets_an_account(self):
        reply = register()
        assert reply.status == 201
        account = store.by_id(reply.json["account_id"])
        assert is_id("acc", reply.json["account_id"])
        assert account is not None
        assert account.identifiers == {"aline@mail.example": False, "+250788123456": False}
        assert (sorted(account.roles), account.company) == (["passenger"], None)

    @pytest.mark.parametrize(
        "password", ["aline@mail.example", "Uwase, Aline!", "0788-123-456", "+250788123456"]
    )
    def test_a_password_that_is_one_s_own_name_address_or_number_is_refused(
        self, cloud: Cloud, password: str
    ):
        refused = register(password=password)
        assert (refused.status, refused.code) == (422, "invalid_field")
        assert [each["pointer"] for each in refused.json["errors"]] == ["/password"]
        assert cloud.items("accounts") == []

    def test_the_password_is_kept_nowhere(self, cloud: Cloud):
        register()
        assert PASSWORD not in str(cloud.items("accounts"))

    @pytest.mark.parametrize(
        "second",
        [
            {"email": "aline@mail.example", "phone": "+250788999999"},
            {"email": "ALINE@MAIL.EXAMPLE", "phone": None},
            {"email": "other@mail.example", "phone": "+250788123456"},
            {"email": None, "phone": "250788123456"},
            {"email": None, "phone": "+250 0788 123 456"},
            {"email": None, "phone": "002500788123456"},
        ],
    )
    def test_one_verified_address_or_number_has_one_account(self, second: dict[str, Any], cloud: Cloud):
        account(email="aline@mail.example", phone="+250788123456")
        before = cloud.items("accounts")
        reply = register(**second)
        assert (reply.status, reply.code) == (409, "account_exists")
        assert cloud.items("accounts") == before, "half an account was written"

    @pytest.mark.parametrize("again", ["x@M\u00dcNCHEN.example", "x@xn--mnchen-3ya.example"])
    def test_an_address_beyond_ascii_has_one_account_and_is_shown_as_it_is_written(self, again: str):
        made = register(email="x@m\u00fcnchen.example", phone=None)
        assert made.json["code_sent_to"] == "x***@m\u00fcnchen.example"
        owner = account(email="x@xn--mnchen-3ya.example")
        assert register(email=again, phone=None).code == "account_exists"
        assert login(again).status == 200
        me = call("accounts/get_me", caller=owner.caller.context)
        assert me.json["email"] == "x@m\u00fcnchen.example"

    def test_either_way_to_be_reached_is_enough_and_none_is_not(self):
        assert register(email=None).status == 201
        assert register(phone=None).status == 201
        assert register(email=None, phone=None).status == 422

    @pytest.mark.parametrize(
        ("changes", "pointer"),
        [
            ({"password": "short"}, "/password"),
            ({"password": "aaaaaaaaaaaa"}, "/password"),
            ({"phone": "12345"}, "/phone"),
            ({"email": "nowhere"}, "/email"),
            ({"full_name": " "}, "/full_name"),
            ({"roles": ["owner"]}, "/roles"),
            ({"company": COMPANY}, "/company"),
        ],
    )
    def test_a_wrong_field_is_pointed_at(self, changes: dict[str, Any], pointer: str):
        reply = register(**changes)
        assert (reply.status, reply.json["pointer"]) == (422, pointer)

    def test_a_refused_password_is_not_repeated(self):
        assert b"hunter2" not in register(password="hunter2").content


class TestLogin:
    @pytest.mark.parametrize(
        "identifier",
        [
            "aline@mail.example",
            " ALINE@mail.EXAMPLE ",
            "0788123456",
            "+250 788 123 456",
            "+250 (0)788 123 456",
        ],
    )
    def test_by_either_identifier_however_it_is_written(self, identifier: str):
        registered()
        reply = login(identifier)
        assert reply.status == 200
        assert (reply.json["token_type"], reply.json["expires_in"]) == ("Bearer", 900)
        fields = {"access_token", "refresh_token", "token_type", "expires_in", "device_token"}
        assert set(reply.json) == fields

    @pytest.mark.parametrize("role", ["driver", "pos_device"])
    def test_who_is_on_the_road_gets_role_and_company(self, role: str):
        account = staff(role)
        token = login(f"{role}@ikirere.example").json["access_token"]
        context = authorize(f"Bearer {token}")["context"]
        assert context == {
            "subject": account.account_id,
            "roles": role,
            "scope": write_scope(ROLES[role]),
            "company": COMPANY,
            "session": jwt.decode(token, options={"verify_signature": False})["jti"],
            "exp": str(jwt.decode(token, options={"verify_signature": False})["exp"]),
        }

    def test_a_wrong_password_and_an_unknown_identifier_are_answered_alike(self):
        registered()
        wrong, unknown = login("0788123456", "wrong horse"), login("0788999999", "wrong horse")
        assert (wrong.status, wrong.code) == (401, "wrong_credentials")
        assert (wrong.status, wrong.content, wrong.headers) == (
            unknown.status,
            unknown.content,
            unknown.headers,
        )

    @pytest.mark.parametrize("identifier", ["nobody", "x@y", "+2507", "LOGIN#0788123456"])
    def test_what_is_no_identifier_at_all_is_answered_alike(self, identifier: str):
        assert login(identifier).code == "wrong_credentials"

    @pytest.mark.parametrize("password", [PASSWORD + " ", " " + PASSWORD, PASSWORD.upper(), "x"])
    def test_nearly_the_password_is_not_the_password(self, password: str):
        registered()
        assert login("0788123456", password).status == 401

    def test_a_password_opens_whatever_keyboard_it_is_typed_on(self):
        chosen, typed = "Ma\u00f1ana-\u00c5ngstr\u00f6m-9", "Man\u0303ana-A\u030angstro\u0308m-9"
        registered(password_hash=hashing.hashed(chosen))
        assert login("0788123456", typed).status == 200
        assert login("0788123456", typed.lower()).status == 401

    def test_spaces_around_a_password_belong_to_it(self):
        registered(password_hash=hashing.hashed("  spaced out  "))
        assert login("0788123456", "  spaced out  ").status == 200
        assert login("0788123456", "spaced out").status == 401

    def test_a_suspended_account_is_told_so_only_with_its_password(self):
        suspend(staff("driver"))
        assert login("driver@ikirere.example").code == "account_suspended"
        assert login("driver@ikirere.example").status == 403
        assert login("driver@ikirere.example", "wrong horse").code == "wrong_credentials"

    def test_each_sign_in_is_a_session_that_keeps_no_token(self, cloud: Cloud):
        registered()
        first, second = login("0788123456").json, login("0788123456").json
        sessions = [item for item in cloud.items("accounts") if item["sk"].startswith("SESSION#")]
        assert len(sessions) == 2
        assert first["refresh_token"] != second["refresh_token"]
        secret = first["refresh_token"].split(".")[2]
        assert secret not in str(sessions)
        assert {item["source_ip"] for item in sessions} == {"192.0.2.1"}

    def test_the_session_is_named_in_the_token(self):
        registered()
        tokens = login("0788123456").json
        said = jwt.decode(tokens["access_token"], options={"verify_signature": False})
        assert said["jti"] == tokens["refresh_token"].split(".")[1]

    def test_an_identifier_that_is_not_verified_opens_nothing_and_its_password_alone_is_told_so(self):
        register()
        assert (login("0788123456").status, login("0788123456").code) == (403, "account_unverified")
        assert login("0788123456", "wrong horse").code == "wrong_credentials"

    def test_a_new_identifier_opens_nothing_before_it_is_verified(self):
        account(email="aline@mail.example", new_phone="+250788123456")
        assert login("0788123456").code == "account_unverified"
        assert login("aline@mail.example").status == 200


class TestAuthorizer:
    @pytest.fixture
    def token(self) -> str:
        registered()
        token: str = login("0788123456").json["access_token"]
        return token

    def test_a_token_opens_the_whole_stage_for_the_answer_is_cached(self, token: str):
        (statement,) = authorize(f"Bearer {token}")["policyDocument"]["Statement"]
        assert statement == {
            "Action": "execute-api:Invoke",
            "Effect": "Allow",
            "Resource": "arn:aws:execute-api:eu-west-1:123456789012:abcdef1234/v1/*/*",
        }

    @pytest.mark.parametrize(("name", "scheme"), [("authorization", "Bearer"), ("AUTHORIZATION", "bearer")])
    def test_names_of_headers_and_schemes_have_no_case(self, token: str, name: str, scheme: str):
        assert (
            authorize(f"{scheme} {token}", name)["principalId"] == authorize(f"Bearer {token}")["principalId"]
        )

    @pytest.mark.parametrize("shown", [None, ""])
    def test_who_shows_nothing_passes_as_nobody(self, shown: str | None):
        answer = authorize(shown)
        assert (answer["principalId"], answer["context"]) == ("anonymous", {"subject": "anonymous"})

    @pytest.mark.parametrize(
        "shown", ["Basic {}", "{}", "Bearer", "Bearer ", "Bearer {}x", "Token {}", "Bearer {} {}"]
    )
    def test_anything_but_a_good_bearer_token_is_refused(self, token: str, shown: str):
        """The text is the protocol: API Gateway answers 401 to it and 500 to any other."""
        with pytest.raises(Exception, match=r"^Unauthorized$"):
            authorize(shown.format(token, token))

    def test_it_reads_no_database(self, token: str, cloud: Cloud, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.delenv("ACCOUNTS_TABLE")
        for item in cloud.items("accounts"):
            assert item  # there is something to read
        monkeypatch.setattr(dynamodb, "connection", None)
        assert authorize(f"Bearer {token}")["context"]["roles"] == "passenger"

    def test_who_it_lets_in_is_whom_the_functions_see(self, token: str):
        context = authorize(f"Bearer {token}")["context"]
        me = call("accounts/get_me", caller=context)
        assert me.status == 200
        assert me.json == {
            "account_id": context["subject"],
            "full_name": "Aline Uwase",
            "email": "aline@mail.example",
            "phone": "+250788123456",
            "new_email": None,
            "new_phone": None,
            "roles": ["passenger"],
            "permissions": sorted(ROLES["passenger"]),
            "company": None,
        }


class TestMe:
    def test_an_account_that_was_deleted_is_signed_out(self):
        reply = call("accounts/get_me", caller=PASSENGER)
        assert (reply.status, reply.code) == (401, "account_gone")

    @pytest.mark.parametrize("caller", [None, ANONYMOUS])
    def test_nobody_is_nobody(self, caller: dict[str, str] | None):
        assert call("accounts/get_me", caller=caller).code == "not_signed_in"


class TestKeys:
    def test_public_keys_are_for_all_and_may_be_kept(self):
        reply = call("auth/get_jwks")
        assert reply.status == 200
        assert reply.headers["cache-control"] == "public, max-age=300"
        assert any(key["kid"] == "tkt-1" for key in reply.json["keys"])

    def test_they_have_no_private_part(self):
        for key in call("auth/get_jwks").json["keys"]:
            assert set(key) <= {"kty", "crv", "kid", "use", "alg", "x", "y", "n", "e"}

    def test_a_token_can_be_checked_with_them_alone(self):
        registered()
        token = login("0788123456").json["access_token"]
        kid = jwt.get_unverified_header(token)["kid"]
        (key,) = [key for key in call("auth/get_jwks").json["keys"] if key["kid"] == kid]
        said = jwt.decode(token, jwt.PyJWK(json.loads(json.dumps(key))).key, ["EdDSA"], audience="tms")
        assert said["iss"] == "https://tms.example"
