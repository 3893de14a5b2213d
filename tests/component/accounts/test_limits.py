"""How often one network address may ask for what costs us something, for any account."""

from collections.abc import Callable

import pytest

from tests.support.accounts import PASSWORD, account
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tms.accounts.account import Account
from tms.accounts.limits import ACCEPTANCES_FROM, CODES_ASKED_FROM, OWN_PASSWORD, RESETS_FROM
from tms.kernel.access.limit import Limit
from tms.kernel.http import identity
from tms.kernel.ids import new_id

EMAIL = "aline@mail.example"
HERE, ELSEWHERE = "192.0.2.7", "198.51.100.9"


@pytest.fixture(autouse=True)
def aline(cloud: Cloud, clock: HeldClock) -> Account:
    return account(email=EMAIL)


@pytest.fixture
def go_to(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let requests come from another address."""

    def go(address: str) -> None:
        monkeypatch.setattr(identity, "source_ip", lambda *_request: address)

    go(HERE)
    return go


def register(aline: Account, number: int) -> Reply:
    names = {"full_name": "Bosco Ndoli", "phone": f"+250788{number:06d}"}
    return call("accounts/register", body={**names, "password": PASSWORD})


def resend(aline: Account, number: int) -> Reply:
    return call("accounts/resend_code", body={"identifier": f"person{number}@mail.example"})


def edit(aline: Account, number: int) -> Reply:
    """Each time with the right password, which is counted for nothing."""
    body = {"email": f"aline{number}@mail.example", "password": PASSWORD}
    return call("accounts/edit_me", body=body, caller=aline.caller.context)


def forget(aline: Account, number: int) -> Reply:
    return call("accounts/forget_password", body={"identifier": f"person{number}@mail.example"})


def reset(aline: Account, number: int) -> Reply:
    proof = {"identifier": f"person{number}@mail.example", "challenge": "made up", "code": "000000"}
    return call("accounts/reset_password", body={**proof, "new_password": PASSWORD})


def accept(aline: Account, number: int) -> Reply:
    token = f"{new_id('acc')}.{'A' * 43}"
    return call("auth/accept_invitation", body={"token": token, "password": PASSWORD})


@pytest.mark.parametrize(
    ("ask", "limit", "heard"),
    [
        (register, CODES_ASKED_FROM, 201),
        (resend, CODES_ASKED_FROM, 202),
        (edit, CODES_ASKED_FROM, 200),
        (forget, CODES_ASKED_FROM, 202),
        (reset, RESETS_FROM, 401),
        (accept, ACCEPTANCES_FROM, 401),
    ],
    ids=["register", "resend", "edit", "forget", "reset", "accept"],
)
def test_one_address_is_heard_so_often_and_others_after_it(
    ask: Callable[[Account, int], Reply],
    limit: Limit,
    heard: int,
    aline: Account,
    go_to: Callable[[str], None],
    clock: HeldClock,
):
    number = iter(range(1000))
    assert {ask(aline, next(number)).status for _ in range(limit.times)} == {heard}
    refused = ask(aline, next(number))
    assert (refused.status, refused.code) == (429, "too_many_attempts")
    go_to(ELSEWHERE)
    assert ask(aline, next(number)).status == heard
    go_to(HERE)
    clock.wait(int(refused.headers["retry-after"]))
    assert ask(aline, next(number)).status == heard


@pytest.mark.parametrize("ask", [register, edit])
def test_whoever_is_refused_has_changed_nothing_and_is_sent_nothing(
    ask: Callable[[Account, int], Reply], aline: Account, go_to: Callable[[str], None], cloud: Cloud
):
    for number in range(CODES_ASKED_FROM.times):
        resend(aline, number)
    before = cloud.items("accounts")
    cloud.messages("Codes")
    assert ask(aline, 1).status == 429
    assert cloud.items("accounts") == before
    assert cloud.messages("Codes") == {"Records": []}


def test_registrations_and_wishes_for_another_code_are_counted_together(aline: Account):
    for number in range(CODES_ASKED_FROM.times):
        assert (register, resend)[number % 2](aline, number).status in {201, 202}
    assert register(aline, 1000).status == resend(aline, 1000).status == 429


def test_a_right_password_between_wrong_ones_begins_their_count_anew(aline: Account):
    def change(password: str) -> Reply:
        body = {"email": "aline@home.example", "password": password}
        return call("accounts/edit_me", body=body, caller=aline.caller.context)

    for _ in range(2):
        for _ in range(OWN_PASSWORD.times - 1):
            assert change("wrong horse").code == "wrong_password"
        assert change(PASSWORD).status == 200
