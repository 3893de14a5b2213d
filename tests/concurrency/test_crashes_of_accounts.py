"""A crash at every network call of what accounts do in several steps: a repetition completes it."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from tests.support.accounts import PASSWORD
from tests.support.crashes import WRITES, Wire, cut
from tests.support.post import Post, new_email
from tests.support.sales import later
from tms.accounts import store
from tms.accounts.account import Account, kind_of
from tms.accounts.change_password import change_password
from tms.accounts.for_privacy import leftovers
from tms.accounts.identifiers import claim_store
from tms.accounts.identifiers import identifier_store as login_store
from tms.accounts.on_code_requested import on_code_requested
from tms.accounts.records import AccessoryRecord
from tms.accounts.register import register
from tms.accounts.requests import (
    AnotherCodeRequest,
    NewPasswordRequest,
    RegisterRequest,
    VerifyRequest,
)
from tms.accounts.resend_code import resend_code
from tms.accounts.verify import verify
from tms.auth.login import login
from tms.auth.refresh import refresh
from tms.auth.requests import LoginRequest, RefreshRequest
from tms.kernel.access import suspension
from tms.kernel.access.caller import with_roles
from tms.kernel.errors import Forbidden, Unauthorized
from tms.kernel.http.reader import read
from tms.kernel.privacy import blind_index as blind
from tms.privacy.delete_me import delete_me
from tms.privacy.requests import PasswordRequest

FROM = "192.0.2.1"
NEW = "a stapler in the rain"
AGAIN_SECONDS = 120
"""After so long the queue shows a message again that was not worked on to its end."""

pytestmark = pytest.mark.usefixtures("own_tables")


@dataclass
class Newcomer:
    """Somebody on the way from nothing to an account, each step of which may be repeated as it stands."""

    post: Post
    email: str = field(default_factory=new_email)
    account_id: str = ""
    refresh_token: str = ""

    def register(self) -> None:
        body = {"full_name": "Aline Uwase", "email": self.email, "password": PASSWORD}
        register(read(RegisterRequest, body), FROM)

    def get_the_code(self) -> None:
        """Work on the queue as its function does: what was worked on to the end does not come again."""
        while self.post.messages:
            on_code_requested(self.post.messages[0])
            self.post.messages.pop(0)

    def verify(self) -> None:
        claimant = login_store.by_identifier(self.email)
        assert claimant is not None
        body = {"account_id": claimant.account_id, "identifier": self.email, "code": self.post.codes[-1]}
        verify(read(VerifyRequest, body), FROM)

    def ask_again(self) -> None:
        resend_code(read(AnotherCodeRequest, {"identifier": self.email}), FROM)

    def sign_in(self, password: str = PASSWORD) -> None:
        body = {"identifier": self.email, "password": password}
        self.refresh_token = login(read(LoginRequest, body), FROM).refresh_token

    def renew(self) -> None:
        body = {"refresh_token": self.refresh_token}
        self.refresh_token = refresh(read(RefreshRequest, body), FROM).refresh_token

    def change_password(self) -> None:
        caller = with_roles(self.account_id, frozenset({"passenger"}))
        body = {"password": PASSWORD, "new_password": NEW}
        change_password(caller, read(NewPasswordRequest, body))

    def remember(self) -> None:
        account = self.account()
        assert account is not None
        self.account_id = account.account_id

    def delete(self) -> None:
        caller = with_roles(self.account_id, frozenset({"passenger"}))
        delete_me(caller, read(PasswordRequest, {"password": PASSWORD}))

    def account(self) -> Account | None:
        """Return the account of the address, which is one under every key of the ring."""
        indexes = blind.indexes(kind_of(self.email), self.email)
        [account_id] = {claim_store.claimant(index) for index in indexes}
        if account_id is None:
            return None
        account = store.by_id(account_id)
        assert account is not None
        assert self.email in account.identifiers
        return account


Step = Callable[[Newcomer], None]
Play = Callable[..., Iterator[Newcomer]]


@pytest.fixture(params=[False, True], ids=["the call never arrives", "its answer is lost"])
def every_crash(request: pytest.FixtureRequest) -> Play:
    """Plays a step anew for each of its network calls, crashes at that call, and hands over what is left."""

    def play(step: Step, *before: Step) -> Iterator[Newcomer]:
        crashed_at: list[str] = []
        while True:
            wire = Wire()
            newcomer = Newcomer(Post(wire.carry))
            with newcomer.post.office():
                for each in before:
                    each(newcomer)
                wire.start(crash_at=len(crashed_at), arrives=request.param)
                with cut(wire):
                    step(newcomer)
                if not wire.crashed:
                    assert crashed_at == wire.calls, "there was a crash at each call"
                    assert WRITES & set(crashed_at)
                    return
                crashed_at.append(wire.calls[-1])
                wire.start()
                yield newcomer

    return play


def assert_one_has_an_account(newcomer: Newcomer) -> None:
    account = newcomer.account()
    assert account is not None
    assert account.has_verified(newcomer.email)
    newcomer.sign_in()


def test_registering_and_the_same_request_again(every_crash: Play) -> None:
    for newcomer in every_crash(Newcomer.register):
        newcomer.account()
        newcomer.register()
        newcomer.get_the_code()
        newcomer.verify()
        assert_one_has_an_account(newcomer)


def test_registering_and_asking_for_another_code(every_crash: Play) -> None:
    for newcomer in every_crash(Newcomer.register):
        if newcomer.account() is None:
            continue
        with pytest.raises(Forbidden, match="Confirm"):
            newcomer.sign_in()
        newcomer.ask_again()
        newcomer.get_the_code()
        newcomer.verify()
        assert_one_has_an_account(newcomer)


def test_sending_a_code_and_the_same_message_again(every_crash: Play) -> None:
    for newcomer in every_crash(Newcomer.get_the_code, Newcomer.register):
        with later(AGAIN_SECONDS):
            newcomer.get_the_code()
            newcomer.verify()
            assert_one_has_an_account(newcomer)


def test_proving_an_address_and_the_same_request_again(every_crash: Play) -> None:
    for newcomer in every_crash(Newcomer.verify, Newcomer.register, Newcomer.get_the_code):
        with contextlib.suppress(Unauthorized):  # it was heard, and only its answer was lost
            newcomer.verify()
        assert_one_has_an_account(newcomer)


def test_another_password_is_the_end_of_what_the_old_one_began(every_crash: Play) -> None:
    there = (Newcomer.register, Newcomer.get_the_code, Newcomer.verify, Newcomer.sign_in, Newcomer.remember)
    for newcomer in every_crash(Newcomer.change_password, *there):
        with contextlib.suppress(Unauthorized):
            newcomer.renew()
            newcomer.sign_in()  # whoever is renewed has the old password still
            newcomer.change_password()
        with pytest.raises(Unauthorized):
            newcomer.renew()
        newcomer.sign_in(NEW)
        newcomer.renew()


def test_deleting_the_account_and_the_event_that_follows(every_crash: Play) -> None:
    there = (Newcomer.register, Newcomer.get_the_code, Newcomer.verify, Newcomer.sign_in, Newcomer.remember)
    for newcomer in every_crash(Newcomer.delete, *there):
        if newcomer.account() is None:
            leftovers.clear(newcomer.account_id)  # as the consumer of the event does
        else:
            assert_one_has_an_account(newcomer)
            newcomer.delete()
        with pytest.raises(Unauthorized):
            newcomer.sign_in()
        assert store.by_id(newcomer.account_id) is None
        assert suspension.of(newcomer.account_id, None).account_suspended
        assert [each.sk for each in AccessoryRecord.query(f"ACCOUNT#{newcomer.account_id}")] == ["PROFILE"]
        with later(AGAIN_SECONDS):  # the name is free for whoever comes
            for step in there[:-1]:
                step(newcomer)
            assert_one_has_an_account(newcomer)
