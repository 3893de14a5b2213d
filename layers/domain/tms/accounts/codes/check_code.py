"""Checks a one-time code that was typed.

A try of the code is used up before the code is compared, and a right code is used up by a conditional write.
So if many type a code at the same moment, five are compared and one succeeds.

A code has five tries, but anybody may ask for more codes. So wrong codes are also counted for the account.
This does not lock the owner out: see `tms.accounts.limits`.
"""

from dataclasses import dataclass

from tms.accounts import store
from tms.accounts.account import Account, kind_of
from tms.accounts.bearer_secrets import digest_if_given
from tms.accounts.codes import code_store
from tms.accounts.codes.code import INDEX_KIND, Purpose, hashed_text
from tms.accounts.codes.code_store import Tried
from tms.accounts.limits import CODES_TYPED_FROM, WRONG_CODES
from tms.accounts.sessions.known_askers import known_as
from tms.kernel.access import audit, throttle
from tms.kernel.clock import epoch
from tms.kernel.errors import TooManyRequests, Unauthorized
from tms.kernel.logging import count
from tms.kernel.privacy import blind_index

COUNT_KIND = "guesses"
"""The kind of a count's key to the blind index: it is made of identifiers and fingerprints of passwords."""


def check(
    account: Account | None,
    purpose: Purpose,
    identifier: str,
    code: str,
    challenge: str = "",
    *,
    source_ip: str,
    device_token: str | None = None,
) -> Tried:
    """Return what is stored of a right code, which is not used up yet: see `code_store.use_up`.

    Args:
        account: as it is now; None if there is none. Then the work and the answer are those for a wrong code.
        identifier: where the code went.
        challenge: hash of the secret that came with it.
        source_ip: the network address where it was typed.
        device_token: of the device where it was typed, if it shows one.

    Raises:
        Unauthorized: `wrong_code`, also if it was right and there were too many wrong ones before.
    """
    tried = code_store.spend_try(_id_of(account), purpose, challenge, epoch(), kind_of(identifier))
    guess = count_guess(account if tried else None, purpose, identifier, source_ip, device_token)
    if not _is_right(guess, account, purpose, identifier, code, challenge, tried):
        raise wrong_code()
    return tried or Tried("")


def use_sign_in_code(
    account: Account | None, code: str, challenge: str, source_ip: str, device_token: str | None = None
) -> None:
    """Use up the code of a sign-in of staff. A wrong one that came with the right challenge is audited.

    Only what is typed without a right challenge counts for the network address: somebody else who shares it
    cannot use up the tries of a person who has shown the password.

    Args:
        account: as it is now; None if there is none.
        challenge: hash of what was answered when the password was checked.
        source_ip: the network address where the code was typed.
        device_token: of the device where it was typed, if it shows one.

    Raises:
        Unauthorized: `wrong_code`: the code is wrong, was used, or does not belong to the challenge.
        TooManyRequests: `too_many_attempts` without a right challenge.
    """
    account_id, address = _id_of(account), (account.code_address if account else "")
    tried = code_store.spend_try(account_id, Purpose.SIGN_IN, challenge, epoch())
    if tried is None:
        throttle.spend(CODES_TYPED_FROM, source_ip)
    guess = count_guess(account if tried else None, Purpose.SIGN_IN, address, source_ip, device_token)
    if not _is_right(guess, account, Purpose.SIGN_IN, address, code, challenge, tried):
        if tried is not None:
            _audit_second_factor(account, account_id)
        raise wrong_code()
    if not code_store.take(account_id, Purpose.SIGN_IN, tried.digest if tried else ""):
        raise wrong_code()


def wrong_code() -> Unauthorized:
    """Return the one refusal of codes."""
    return Unauthorized("wrong_code", "The code is wrong, was used, or has run out. Ask for a new one.")


@dataclass(frozen=True)
class _Guess:
    """A code that was typed and counted.

    Attributes:
        account: whose code was tried; None if there was no code to try.
        key: under which it was counted.
        number: of guesses in the window, this one included; None if the limit was reached before.
    """

    account: Account | None
    key: str
    number: int | None


def _is_right(
    guess: _Guess,
    account: Account | None,
    purpose: Purpose,
    identifier: str,
    code: str,
    challenge: str,
    tried: Tried | None,
) -> bool:
    """Compare a code that was counted with the hashes of those that work; the time tells nothing.

    Args:
        tried: None if no code works.
    """
    digests = [tried.digest, *tried.others] if tried and guess.number else [""]
    text = hashed_text(account, purpose, identifier, challenge, code)
    if blind_index.matches_any(INDEX_KIND, text, digests):
        throttle.give_back(WRONG_CODES, guess.key)
        return True
    _audit_last(guess)
    return False


def count_guess(
    account: Account | None,
    purpose: Purpose,
    identifier: str,
    source_ip: str,
    device_token: str | None = None,
) -> _Guess:
    """Count a code before it is compared.

    Args:
        account: whose code is tried; None if there is no code to try. Then the same work is done.
    """
    account_id = _id_of(account)
    known = known_as(account_id, source_ip, digest_if_given(device_token), epoch())
    counted_for = f"{account_id}/{_new_count_when_changed(account, purpose, identifier)}"
    key = f"{purpose}#{blind_index.index(COUNT_KIND, counted_for)}"
    if account is None or known:
        key += f"#{known or source_ip}"
    try:
        return _Guess(account, key, throttle.spend(WRONG_CODES, key))
    except TooManyRequests:
        return _Guess(account, key, None)


def _new_count_when_changed(account: Account | None, purpose: Purpose, identifier: str) -> str:
    """Return the text whose change begins a new count.

    It is not the password for a code to verify: an attacker who guesses the code of another's identifier
    could change the own password as often as needed.
    """
    if account is None:
        return ""
    return identifier if purpose is Purpose.VERIFY else account.credentials


def _audit_last(guess: _Guess) -> None:
    """Audit the wrong code that reached the limit, even if there was no code to try."""
    if guess.number != WRONG_CODES.times:
        return
    account = guess.account
    if account is not None:
        count("CodesGuessed")
    company = account.company if account else None
    audit.record(audit.Entry("account.codes_guessed", _id_of(account), company))


def _audit_second_factor(account: Account | None, account_id: str) -> None:
    """Audit that somebody who knows the password typed a wrong code."""
    count("SecondFactorsFailed")
    company = account.company if account else None
    audit.record(audit.Entry("staff.second_factor_failed", account_id, company))


def _id_of(account: Account | None) -> str:
    return account.account_id if account else store.NOBODY
