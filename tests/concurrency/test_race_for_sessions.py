"""One refresh token in many hands at the same moment."""

from collections import Counter
from dataclasses import replace
from functools import partial

import pytest

from tests.support.accounts import PASSWORD, account
from tests.support.crashes import answer_lost
from tests.support.crowd import Crowd
from tests.support.post import new_email
from tms.accounts.account import Account
from tms.accounts.bearer_secrets import digest_of
from tms.accounts.logout_all import logout_all
from tms.accounts.records import DeviceRecord
from tms.accounts.sessions import device_store, session_store
from tms.accounts.sessions.device_store import MOST
from tms.auth.login import login
from tms.auth.refresh import refresh
from tms.auth.requests import LoginRequest, RefreshRequest
from tms.auth.views import Tokens
from tms.kernel.clock import epoch
from tms.kernel.errors import Unauthorized
from tms.kernel.http.reader import read
from tms.kernel.queries import read_partition

FROM = "192.0.2.1"


@pytest.fixture
def aline() -> Account:
    return account(email=new_email())


def sign_in(who: Account) -> str:
    request = read(LoginRequest, {"identifier": who.email, "password": PASSWORD})
    return login(request, FROM).refresh_token


def renewal(token: str) -> partial[Tokens]:
    return partial(refresh, read(RefreshRequest, {"refresh_token": token}), FROM)


def test_a_token_that_40_renew_at_once_gives_all_of_them_the_same_next_one(
    crowd: Crowd, aline: Account
) -> None:
    answers = crowd.do([renewal(sign_in(aline))] * 40, 10)

    [token] = {answer.refresh_token for answer in answers}
    assert len(answers) == 40
    assert len(session_store.sessions_of(aline.account_id)) == 1
    assert renewal(token)().refresh_token != token


def test_two_renewals_at_once_both_get_tokens_and_the_session_lives(crowd: Crowd, aline: Account) -> None:
    tokens = [sign_in(aline) for _ in range(30)]

    for _ in range(3):
        answers = crowd.do([renewal(token) for token in tokens for _ in "ab"], 4)
        following = Counter(answer.refresh_token for answer in answers)
        assert list(following.values()) == [2] * 30
        tokens = list(following)

    assert len(session_store.sessions_of(aline.account_id)) == 30


def test_a_token_of_long_ago_among_many_renewals_ends_the_session_for_all(
    crowd: Crowd, aline: Account
) -> None:
    stolen = sign_in(aline)
    token = renewal(renewal(stolen)().refresh_token)().refresh_token

    answers = crowd.do([*[renewal(token)] * 10, renewal(stolen), *[renewal(token)] * 10], 10)

    assert {answer for answer in answers if isinstance(answer, str)} == {"session_over"}
    assert session_store.sessions_of(aline.account_id) == []
    for each in {answer.refresh_token for answer in answers if isinstance(answer, Tokens)}:
        with pytest.raises(Unauthorized, match="over"):
            renewal(each)()


def test_a_session_that_is_ended_amid_its_renewals_does_not_come_back(crowd: Crowd, aline: Account) -> None:
    tokens = [sign_in(aline) for _ in range(30)]
    caller = replace(aline.caller, session=None)
    tasks = [renewal(token) for token in tokens]

    answers = crowd.do([*tasks[:15], partial(logout_all, caller), *tasks[15:]], 4)

    assert set(map(type, answers)) <= {Tokens, str, type(None)}
    assert {answer for answer in answers if isinstance(answer, str)} <= {"session_over"}
    assert session_store.sessions_of(aline.account_id) == []


def test_a_renewal_whose_write_the_sdk_sends_again_is_no_second_use(aline: Account) -> None:
    token = sign_in(aline)
    with answer_lost(-1) as calls:
        token = renewal(token)().refresh_token
    for number in range(len(calls)):
        with answer_lost(number) as sent:
            token = renewal(token)().refresh_token
        assert sent[number] == sent[number + 1]
    assert renewal(token)().refresh_token


def test_sign_ins_at_once_on_one_device_all_keep_its_token(crowd: Crowd, aline: Account) -> None:
    token = sign_in_on(aline, None)

    kept = crowd.do([partial(sign_in_on, aline, token)] * 12, 1)

    assert set(kept) == {token}
    assert len(devices_of(aline)) == 1


def test_sign_ins_at_once_on_new_devices_are_all_known_and_the_next_one_ends_the_surplus(
    crowd: Crowd, aline: Account
) -> None:
    tokens = crowd.do([partial(sign_in_on, aline, None)] * 16, 1)

    assert len(set(tokens)) == 16
    assert MOST <= len(devices_of(aline)) <= 16
    last = sign_in_on(aline, None)
    assert len(devices_of(aline)) == MOST
    assert device_store.is_known(aline.account_id, digest_of(last), epoch())


def sign_in_on(who: Account, shown: str | None) -> str:
    """Sign in on a device that shows this token; return the one that it keeps."""
    body = {"identifier": who.email, "password": PASSWORD, "device_token": shown}
    return login(read(LoginRequest, body), FROM).device_token


def devices_of(who: Account) -> list[str]:
    """The hashes of an account's devices that are known now."""
    records = read_partition({"DEVICE": DeviceRecord}, f"ACCOUNT#{who.account_id}", consistent=True)
    return [each.sk for each in records if isinstance(each, DeviceRecord) and (each.expires or 0) > epoch()]
