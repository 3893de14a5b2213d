"""Many who enter a one-time code at the same moment, and several consumers that make one."""

from collections import Counter
from functools import partial

import pytest

from tests.support.accounts import account
from tests.support.code_entry import enter
from tests.support.crowd import Crowd
from tests.support.post import deliver, new_email, wanted
from tms.accounts.account import Account
from tms.accounts.codes import code_store
from tms.accounts.codes.code import Purpose
from tms.accounts.limits import CODE_TRIES
from tms.kernel.clock import epoch
from tms.kernel.errors import Unauthorized

SIGN_IN = Purpose.SIGN_IN


@pytest.fixture
def aline() -> Account:
    return account(email=new_email())


def sent_to(who: Account, challenge: str) -> str:
    code = deliver(wanted(SIGN_IN, who.email or "", challenge))
    assert code is not None
    return code


def entry(who: Account, code: str, challenge: str) -> partial[None]:
    return partial(enter, who.account_id, SIGN_IN, who.email or "", code, challenge)


def wrong(code: str, by: int) -> str:
    return f"{(int(code) + by) % 10**6:06d}"


def is_good(entered: partial[None]) -> bool:
    try:
        entered()
    except Unauthorized:
        return False
    return True


def test_the_right_code_is_good_for_one_of_60_who_enter_it_at_once(crowd: Crowd, aline: Account) -> None:
    code = sent_to(aline, "mine")

    answers = crowd.do([entry(aline, code, "mine")] * 60, 15)

    assert Counter(answers) == {None: 1, "wrong_code": 59}
    assert not is_good(entry(aline, code, "mine"))


def test_of_60_tries_at_once_five_are_judged(crowd: Crowd, aline: Account) -> None:
    sent_to(aline, "mine")

    judged = crowd.do([partial(code_store.spend_try, aline.account_id, SIGN_IN, "mine", epoch())] * 60, 15)

    assert len([kept for kept in judged if kept is not None]) == CODE_TRIES


def test_after_60_wrong_codes_at_once_the_right_one_is_refused(crowd: Crowd, aline: Account) -> None:
    code = sent_to(aline, "mine")

    answers = crowd.do([entry(aline, wrong(code, by), "mine") for by in range(1, 61)], 15)

    assert Counter(answers) == {"wrong_code": 60}
    assert not is_good(entry(aline, code, "mine"))


def test_guesses_that_answer_another_challenge_cost_the_owner_no_try(crowd: Crowd, aline: Account) -> None:
    code = sent_to(aline, "mine")

    answers = crowd.do([entry(aline, wrong(code, 1), "theirs")] * 60, 15)

    assert Counter(answers) == {"wrong_code": 60}
    assert is_good(entry(aline, code, "mine"))


def test_of_codes_that_are_made_at_once_the_one_asked_for_last_works(crowd: Crowd, aline: Account) -> None:
    """Each message comes four times; which of the last one's codes is the latest, the engine decides."""
    asked = [wanted(SIGN_IN, aline.email or "", str(number), number) for number in range(10)]

    sent = crowd.do([partial(delivered, number, asked[number]) for number in [*range(10)] * 4], 10)

    codes = {(number, code) for number, code in sent if code is not None}
    good = [number for number, code in codes if is_good(entry(aline, code, str(number)))]
    assert good == [9]


def test_a_code_is_used_or_replaced_and_the_new_one_works(crowd: Crowd, aline: Account) -> None:
    for _ in range(8):
        code = sent_to(aline, "mine")
        newer = partial(deliver, wanted(SIGN_IN, aline.email or "", "mine"))

        answers = crowd.do([*[entry(aline, code, "mine")] * 4, newer], 2)

        [new] = [answer for answer in answers if answer not in (None, "wrong_code")]
        assert answers.count(None) <= 1
        assert is_good(entry(aline, new, "mine")) or new == code


def delivered(number: int, message: str) -> tuple[int, str | None]:
    return number, deliver(message)
