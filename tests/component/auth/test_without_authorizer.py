"""A function that verifies tokens itself, where no authorizer has spoken. Only a setting lets it."""

from datetime import timedelta

import pytest

from tests.support.accounts import PASSWORD, account
from tests.support.functions import Reply, call
from tests.support.people import ANONYMOUS
from tms.kernel import clock
from tms.kernel.access.access_tokens import LIFE_SECONDS
from tms.kernel.ids import new_id

pytestmark = pytest.mark.usefixtures("cloud")

ALINE = "aline@mail.example"


@pytest.fixture
def _verifies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERIFIES_TOKENS", "yes")


@pytest.fixture
def bearer() -> dict[str, str]:
    account(email=ALINE)
    signed_in = call("auth/login", body={"identifier": ALINE, "password": PASSWORD})
    return {"Authorization": f"Bearer {signed_in.json['access_token']}"}


def me(headers: dict[str, str] | None = None, caller: dict[str, str] | None = None) -> Reply:
    return call("accounts/get_me", headers=headers, caller=caller)


def look_up(headers: dict[str, str] | None = None) -> Reply:
    return call("bookings/get_booking", path={"booking_id": new_id("bkg")}, headers=headers)


def test_without_the_setting_a_good_token_is_not_looked_at(bearer: dict[str, str]):
    for reply in (me(bearer), look_up(bearer), look_up()):
        assert (reply.status, reply.code) == (401, "not_signed_in")


@pytest.mark.parametrize("other", ["", "no", "0", "YES"])
def test_any_other_value_is_no_setting(other: str, bearer: dict[str, str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("VERIFIES_TOKENS", other)
    assert me(bearer).code == "not_signed_in"


@pytest.mark.usefixtures("_verifies")
class TestWithTheSetting:
    def test_a_good_token_names_its_caller(self, bearer: dict[str, str]):
        assert me(bearer).json["email"] == ALINE

    @pytest.mark.parametrize("name", ["authorization", "AUTHORIZATION"])
    def test_the_header_may_be_written_in_any_case(self, name: str, bearer: dict[str, str]):
        assert me({name: bearer["Authorization"]}).status == 200

    def test_no_token_is_a_guest(self):
        assert me().code == "not_signed_in"
        assert look_up().code == "booking_not_found"

    def test_a_bad_token_is_no_guest(self):
        bad = {"Authorization": "Bearer a.b.c"}
        assert [me(bad).code, look_up(bad).code] == ["not_signed_in"] * 2

    def test_a_token_that_ran_out_is_refused(self, bearer: dict[str, str]):
        with clock.freeze(clock.now() + timedelta(seconds=LIFE_SECONDS)):
            assert me(bearer).code == "not_signed_in"

    def test_the_route_admits_as_ever(self, bearer: dict[str, str]):
        refused = call("companies/list_staff", headers=bearer)
        assert (refused.status, refused.code) == (403, "not_allowed")

    def test_an_authorizer_s_word_comes_first(self, bearer: dict[str, str]):
        assert me(bearer, caller=ANONYMOUS).code == "not_signed_in"

    def test_a_public_route_looks_at_no_token(self):
        bad = {"Authorization": "Bearer a.b.c"}
        account(email=ALINE)
        assert call("auth/login", headers=bad, body={"identifier": ALINE, "password": PASSWORD}).status == 200
