"""Wrong codes are counted for the account, in every flow, and the count does not tell which account it is."""

import pytest

from tests.support import codes
from tests.support.accounts import PASSWORD, account
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Reply, call
from tests.support.staff import begin, finish, staff
from tms.accounts.codes import check_code
from tms.accounts.codes.code import Purpose
from tms.accounts.limits import CODE_TRIES
from tms.kernel.access.limit import Limit

PHONE, STRANGERS = "+250788123456", "+250788000111"
STAFF = "agent@ikirere.example"
OTHER_PASSWORD = "another long horse"

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        check_code, "WRONG_CODES", Limit("codes-guessed", times=CODE_TRIES, seconds=24 * 3600)
    )


def test_staff_s_second_step_is_among_them(cloud: Cloud, clock: HeldClock):
    staff("agent")
    for _ in range(CODE_TRIES):
        assert finish(*challenged(cloud, clock, wrong=True)).status == 401
    assert finish(*challenged(cloud, clock)).status == 401
    clock.wait(24 * 3600)
    assert finish(*challenged(cloud, clock)).status == 200


def challenged(cloud: Cloud, clock: HeldClock, *, wrong: bool = False) -> tuple[str, str]:
    """Show the password a while later; return the challenge and its code, or one that is wrong."""
    clock.wait(1800)
    challenge = begin(STAFF).json["challenge"]
    code = codes.newest(cloud, STAFF)
    return challenge, codes.other_than(code) if wrong else code


def test_who_guesses_at_a_number_begins_no_new_count_by_a_password_of_their_own(cloud: Cloud):
    mallory = account(email="mallory@mail.example")
    caller = mallory.caller.context
    wanted = {"phone": STRANGERS, "password": PASSWORD}
    assert call("accounts/edit_me", body=wanted, caller=caller).status == 200
    code = codes.newest(cloud, STRANGERS)
    for _ in range(CODE_TRIES - 1):
        assert prove(mallory.account_id, codes.other_than(code)).status == 401
    check_code.count_guess(mallory, Purpose.VERIFY, STRANGERS, "192.0.2.1")
    changed = {"password": PASSWORD, "new_password": OTHER_PASSWORD}
    assert call("accounts/change_password", body=changed, caller=caller).status == 204
    assert prove(mallory.account_id, code).status == 401


def prove(account_id: str, code: str) -> Reply:
    body = {"account_id": account_id, "identifier": STRANGERS, "code": code}
    return call("accounts/verify", body=body)


def test_a_count_names_neither_the_account_nor_what_opens_it(cloud: Cloud):
    aline = account(phone=PHONE)
    challenge = call("accounts/forget_password", body={"identifier": PHONE}).json["challenge"]
    code = codes.newest(cloud, PHONE)
    body = {"identifier": PHONE, "challenge": challenge, "new_password": OTHER_PASSWORD}
    assert call("accounts/reset_password", body={**body, "code": codes.other_than(code)}).status == 401
    (count,) = (each["pk"] for each in cloud.items("guards") if "codes-guessed" in each["pk"])
    assert aline.account_id not in count
    assert aline.credentials[:8] not in count
