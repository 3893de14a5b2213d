"""Guessing passwords ends soon, tells nothing, and locks nobody out for ever."""

from typing import Any

import bcrypt
import botocore.client
import pytest

from tests.support.accounts import PASSWORD, account
from tests.support.clocks import HeldClock
from tests.support.cloud import Cloud
from tests.support.company import audited
from tests.support.functions import Reply, call
from tests.support.staff import begin, staff
from tests.support.whereabouts import CAFE, HOME, Whereabouts, client
from tms.accounts import store
from tms.accounts.limits import PASSWORDS_FROM, PASSWORDS_OF, PASSWORDS_OF_FROM, REMEMBERED_SECONDS
from tms.accounts.passwords import hashing
from tms.accounts.records import AccountRecord
from tms.accounts.sessions import session_store

EMAIL, NOBODYS = "aline@mail.example", "nobody@mail.example"

__all__ = ["client"]  # a fixture

pytestmark = pytest.mark.usefixtures("cloud", "clock")


@pytest.fixture(autouse=True)
def aline(cloud: Cloud, clock: HeldClock) -> Any:
    return account(email=EMAIL)


def login(identifier: str = EMAIL, password: str = PASSWORD) -> Reply:
    return call("auth/login", body={"identifier": identifier, "password": password})


def guess(times: int, identifier: str = EMAIL) -> list[int]:
    return [login(identifier, "wrong horse").status for _ in range(times)]


def guess_from_everywhere(client: Whereabouts, times: int, identifier: str = EMAIL) -> list[int]:
    """Guess a few times from each of many addresses."""
    statuses = []
    for number in range(times):
        client.address = f"203.0.113.{number // (PASSWORDS_OF_FROM.times - 1)}"
        statuses += guess(1, identifier)
    client.address = HOME
    return statuses


class TestOneAddress:
    @pytest.mark.parametrize("identifier", [EMAIL, NOBODYS])
    def test_after_five_wrong_ones_it_waits_whoever_it_is(self, identifier: str):
        assert guess(PASSWORDS_OF_FROM.times, identifier) == [401] * PASSWORDS_OF_FROM.times
        reply = login(identifier)
        assert (reply.status, reply.code) == (429, "too_many_attempts")
        assert 0 < int(reply.headers["retry-after"]) <= PASSWORDS_OF_FROM.seconds

    def test_the_right_one_is_not_heard_either_until_the_time_is_over(self, clock: HeldClock):
        guess(PASSWORDS_OF_FROM.times)
        assert login().status == 429
        clock.wait(PASSWORDS_OF_FROM.seconds)
        assert login().status == 200

    def test_the_right_one_in_time_begins_anew(self):
        for _ in range(3):
            assert guess(PASSWORDS_OF_FROM.times - 1) == [401] * (PASSWORDS_OF_FROM.times - 1)
            assert login().status == 200

    def test_who_sits_elsewhere_is_not_locked_out_by_it(self, client: Whereabouts):
        guess(PASSWORDS_OF_FROM.times)
        client.address = CAFE
        assert login().status == 200

    def test_another_identifier_from_there_is_not_either(self):
        account(email="bosco@mail.example")
        guess(PASSWORDS_OF_FROM.times)
        assert login("bosco@mail.example").status == 200

    def test_one_address_guesses_a_hundred_times_at_most(self, client: Whereabouts):
        for number in range(PASSWORDS_FROM.times):
            assert guess(1, f"person{number}@mail.example") == [401]
        assert login().status == 429
        client.address = CAFE
        assert login().status == 200

    def test_right_passwords_do_not_count_for_the_address(self):
        """A bus station's whole staff may sign in from one address."""
        for _ in range(PASSWORDS_FROM.times + 5):
            assert login().status == 200

    def test_staff_s_first_step_counts_with_the_same_counts(self):
        staff("agent")
        for _ in range(PASSWORDS_OF_FROM.times):
            assert begin("agent@ikirere.example", "wrong horse").status == 401
        assert begin("agent@ikirere.example").status == 429
        assert login("agent@ikirere.example").status == 429


class TestManyAddresses:
    @pytest.mark.parametrize("identifier", [EMAIL, NOBODYS])
    def test_fifty_guesses_at_one_identifier_in_an_hour(self, client: Whereabouts, identifier: str):
        assert guess_from_everywhere(client, PASSWORDS_OF.times, identifier) == [401] * PASSWORDS_OF.times
        client.address = CAFE
        assert login(identifier).status == 429

    def test_where_its_owner_signed_in_lately_it_stays_open(self, client: Whereabouts, clock: HeldClock):
        assert login().status == 200
        clock.wait(REMEMBERED_SECONDS - PASSWORDS_OF.seconds)
        guess_from_everywhere(client, PASSWORDS_OF.times)
        client.address = CAFE
        assert login().status == 429
        client.address = HOME
        assert login().status == 200

    def test_ninety_days_later_it_is_an_address_like_others(self, client: Whereabouts, clock: HeldClock):
        assert login().status == 200
        clock.wait(REMEMBERED_SECONDS + 1)
        guess_from_everywhere(client, PASSWORDS_OF.times)
        assert login().status == 429

    def test_an_owner_who_is_locked_out_everywhere_is_let_in_by_a_new_password(
        self, client: Whereabouts, aline: Any
    ):
        guess_from_everywhere(client, PASSWORDS_OF.times)
        assert login().status == 429
        AccountRecord.get(f"ACCOUNT#{aline.account_id}", "PROFILE").update(
            actions=[AccountRecord.password_hash.set(hashing.hashed("another horse"))]
        )
        assert login(EMAIL, "another horse").status == 200

    def test_an_hour_later_the_identifier_is_free_again(self, client: Whereabouts, clock: HeldClock):
        guess_from_everywhere(client, PASSWORDS_OF.times)
        clock.wait(PASSWORDS_OF.seconds)
        assert login().status == 200

    def test_no_address_is_kept_in_the_clear_with_the_account(self, cloud: Cloud):
        login()
        known = [item for item in cloud.items("accounts") if item["sk"].startswith("KNOWN#")]
        assert len(known) == 1
        assert HOME not in str(known)

    def test_it_goes_with_the_account(self, cloud: Cloud, aline: Any):
        login()
        session_store.clear(aline.account_id)
        assert [item for item in cloud.items("accounts") if item["sk"].startswith("KNOWN#")] == []


class Work:
    """What a request asks of the database, and of bcrypt."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.rounds: list[int] = []


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    done = Work()
    call_api, check = botocore.client.BaseClient._make_api_call, bcrypt.checkpw

    def counted(client: Any, operation: str, arguments: Any) -> Any:
        done.calls.append(operation)
        return call_api(client, operation, arguments)

    def checked(password: bytes, hashed: bytes) -> bool:
        done.rounds.append(int(hashed.split(b"$")[2]))
        return bool(check(password, hashed))

    monkeypatch.setattr(botocore.client.BaseClient, "_make_api_call", counted)
    monkeypatch.setattr(bcrypt, "checkpw", checked)
    return done


class TestNothingIsTold:
    def test_each_guess_is_as_much_work_whether_there_is_an_account_or_not(self, work: Work):
        assert login().status == 200, "warmed up"
        asked = {}
        for identifier in (EMAIL, NOBODYS):
            work.calls.clear()
            work.rounds.clear()
            guess(PASSWORDS_OF_FROM.times, identifier)
            asked[identifier] = (list(work.calls), list(work.rounds))
        assert asked[EMAIL] == asked[NOBODYS]
        assert len(asked[EMAIL][1]) == PASSWORDS_OF_FROM.times
        assert len(asked[EMAIL][0]) == 6 * PASSWORDS_OF_FROM.times + 1, "the last one is written down"

    def test_the_answers_are_the_same_to_the_letter(self, clock: HeldClock):
        pairs = [
            (login(EMAIL, "wrong horse"), login(NOBODYS, "wrong horse"))
            for _ in range(PASSWORDS_OF_FROM.times + 1)
        ]
        for known, unknown in pairs:
            assert (known.status, known.content, known.headers) == (
                unknown.status,
                unknown.content,
                unknown.headers,
            )
        assert [known.status for known, _ in pairs] == [401] * PASSWORDS_OF_FROM.times + [429]


class TestWrittenDown:
    def test_that_an_account_was_locked_once_each_time(self, cloud: Cloud, aline: Any):
        guess(PASSWORDS_OF_FROM.times + 3)
        (entry,) = audited(cloud, "account.locked_out")
        assert entry["target"] == aline.account_id
        assert EMAIL not in str(entry)

    def test_an_identifier_that_nobody_has_is_as_well_for_the_same_work(self, cloud: Cloud):
        guess(PASSWORDS_OF_FROM.times, NOBODYS)
        (entry,) = audited(cloud, "account.locked_out")
        assert entry["target"] == store.NOBODY

    def test_a_right_password_at_the_last_moment_is_no_lockout(self, cloud: Cloud):
        guess(PASSWORDS_OF_FROM.times - 1)
        assert login().status == 200
        assert audited(cloud, "account.locked_out") == []

    def test_the_counts_tell_no_identifier(self, cloud: Cloud):
        guess(1)
        assert EMAIL not in str(cloud.items("guards"))
        assert PASSWORDS_OF.name in str(cloud.items("guards"))
