"""Door for auth: the first step of every sign-in, an identifier and its password.

Tries are counted before the password is compared, and given back if it was right; for the numbers see
`tms.accounts.limits`. An identifier without account is counted in the same way.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from tms.accounts import store
from tms.accounts.account import Account, kind_of
from tms.accounts.bearer_secrets import digest_if_given
from tms.accounts.identifiers import identifier_store
from tms.accounts.limits import PASSWORDS_FROM, PASSWORDS_OF, PASSWORDS_OF_FROM
from tms.accounts.passwords import hashing
from tms.accounts.sessions.known_askers import known_as
from tms.kernel.access import audit, throttle
from tms.kernel.access.limit import Limit
from tms.kernel.clock import epoch
from tms.kernel.errors import Forbidden, Unauthorized
from tms.kernel.logging import count
from tms.kernel.privacy import blind_index


def check_password(
    identifier: str, password: str, source_ip: str, device_token: str | None = None
) -> Account:
    """Return the account that has verified `identifier`, if this is its password.

    Without such an account the same is read, written and computed.

    Args:
        source_ip: the network address where the password was typed.
        device_token: of the device where it was typed, if it shows one.

    Raises:
        TooManyRequests: `too_many_attempts`; nothing tells whether the password was right.
        Unauthorized: `wrong_credentials`, whichever of the two is wrong.
        Forbidden: `account_unverified`: the password is right, and the identifier is pending.
    """
    account = identifier_store.by_identifier(identifier)
    guess = _count(identifier, account, source_ip, digest_if_given(device_token))
    if not hashing.matches(password, account.password_hash if account else None) or account is None:
        _note_wrong(guess, account)
        raise wrong_credentials()
    _forgive(guess)
    if not account.has_verified(identifier):
        raise Forbidden(
            "account_unverified",
            "Confirm this e-mail address or phone number first, by the code sent there.",
            account_id=account.account_id,
        )
    return account


def wrong_credentials() -> Unauthorized:
    """Return the one refusal of an identifier and a password."""
    return Unauthorized("wrong_credentials", "No account has this identifier and password.")


@dataclass(frozen=True)
class _Guess:
    """A password that was typed and counted.

    Attributes:
        keys: under which each limit counted it.
        is_last: whether it is the last one that is compared in this window.
    """

    keys: Mapping[Limit, str]
    is_last: bool


def _count(identifier: str, account: Account | None, source_ip: str, device: str) -> _Guess:
    """Count a password before it is compared.

    Args:
        account: that claims the identifier; None if there is none.
        device: the hash of the device token; empty without one.

    Raises:
        TooManyRequests: `too_many_attempts`.
    """
    index = blind_index.index(kind_of(identifier), identifier)
    anywhere = f"{index}#{_fingerprint(account)}"  # a new password begins a new count
    account_id = account.account_id if account else store.NOBODY
    known = known_as(account_id, source_ip, device, epoch())
    asker = known or source_ip
    here = f"{anywhere}#{asker}"
    keys = {PASSWORDS_OF_FROM: here, PASSWORDS_FROM: asker, PASSWORDS_OF: here if known else anywhere}
    counts = {limit: throttle.spend(limit, key) for limit, key in keys.items()}
    return _Guess(keys, any(counts[limit] == limit.times for limit in (PASSWORDS_OF_FROM, PASSWORDS_OF)))


def _forgive(guess: _Guess) -> None:
    """Give a guess back, and forget the wrong ones of this asker for this identifier."""
    throttle.forget(PASSWORDS_OF_FROM, guess.keys[PASSWORDS_OF_FROM])
    for limit in (PASSWORDS_FROM, PASSWORDS_OF):
        throttle.give_back(limit, guess.keys[limit])


def _note_wrong(guess: _Guess, account: Account | None) -> None:
    """Count a wrong password in the metrics; audit the one that reached a limit, even without account."""
    count("WrongPasswords")
    if guess.is_last:
        account_id = account.account_id if account else store.NOBODY
        audit.record(audit.Entry("account.locked_out", account_id, account.company if account else None))


def _fingerprint(account: Account | None) -> str:
    password_hash = account.password_hash if account else ""
    return hashlib.sha256(password_hash.encode()).hexdigest()[:16]
