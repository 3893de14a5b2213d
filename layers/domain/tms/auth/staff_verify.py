"""Use case: the second of the two steps by which staff sign in: the challenge and the code."""

from typing import TYPE_CHECKING

from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.codes import code_store, guess_guard
from tms.accounts.codes.check_code import CHECKS, is_right, wrong_code
from tms.accounts.codes.code import Purpose
from tms.accounts.views import SignedIn
from tms.auth import challenges
from tms.auth.challenges import Challenge
from tms.auth.identity import identity_of, refuse_suspended
from tms.auth.start_session import PasswordChanged, start_session
from tms.kernel.access import audit, throttle
from tms.kernel.clock import epoch
from tms.kernel.logging import count

if TYPE_CHECKING:
    from tms.accounts.requests import StaffVerifyRequest


def finish(request: "StaffVerifyRequest", source_ip: str) -> SignedIn:
    """Check the code and open a session.

    Raises:
        TooManyRequests: `too_many_attempts`, of challenges that are none, from this address.
        Unauthorized: `wrong_code`: the challenge or the code is wrong, was used, or has run out.
        Forbidden: `membership_ended`, `account_suspended`, `company_suspended`.
    """
    challenge = _parsed(request.challenge)
    account = store.by_id(challenge.account_id)
    if not _used_up(account, challenge, request.code, source_ip) or account is None:
        raise wrong_code()
    identity = identity_of(account)
    refuse_suspended(identity)
    try:
        return start_session(account, identity, source_ip, second_factor=True)
    except PasswordChanged:
        raise wrong_code() from None


def _used_up(account: Account | None, challenge: Challenge, code: str, source_ip: str) -> bool:
    """Use a right code up; a wrong one that came with a right challenge is written down.

    Who holds a challenge has its tries, whatever others who share the address do; theirs alone are counted
    by the address. All that are typed for the account are counted, too: see `code_guard`.
    """
    account_id, digest = challenge.account_id, challenge.digest(account)
    kept = code_store.spend_try(account_id, Purpose.SIGN_IN, digest, epoch())
    if kept is None:
        throttle.spend(CHECKS, source_ip)
    address = challenges.address_of(account) if account else ""
    guess = guess_guard.spend(account if kept else None, Purpose.SIGN_IN, address, source_ip)
    right = is_right(account, Purpose.SIGN_IN, address, digest, code, kept if guess.number else None)
    if not right:
        if kept is not None:
            _write_down(account, account_id)
        guess_guard.write_down(guess)
        return False
    guess_guard.forgive(guess)
    return code_store.take(account_id, Purpose.SIGN_IN, kept or "")


def _write_down(account: Account | None, account_id: str) -> None:
    """Let it be seen that somebody who knows the password typed a wrong code."""
    count("SecondFactorsFailed")
    company = account.company if account else None
    audit.record(audit.Entry("staff.second_factor_failed", account_id, company))


def _parsed(text: str) -> Challenge:
    try:
        return challenges.parse(text)
    except challenges.NoChallenge:
        raise wrong_code() from None
