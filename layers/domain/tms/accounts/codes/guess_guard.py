"""How many wrong codes may be typed for an account, of all that are sent to it.

A code has five tries, but anybody may ask for more codes. Nobody locks the owner out by that for ever: an
address at which they signed in lately has a count of its own, and another password begins new ones.
"""

from dataclasses import dataclass

from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.codes.code import Purpose
from tms.accounts.sessions import known_address_store
from tms.kernel.access import audit, throttle
from tms.kernel.access.throttle import Limit
from tms.kernel.clock import epoch
from tms.kernel.errors import TooManyRequests
from tms.kernel.logging import count
from tms.kernel.privacy import blind_index

GUESSES = Limit("codes-guessed", times=50, seconds=24 * 3600)
"""Of each purpose for one account from all addresses that are not known (NIST SP 800-63B, 5.2.2, allows a
hundred in a row); each known one has this many of its own."""

INDEX_KIND = "guesses"
"""A count's key is a blind index: what it is counted by are names and fingerprints of passwords."""


@dataclass(frozen=True)
class Guess:
    """One code that was typed.

    Attributes:
        account: whose code was tried; None where there was none to try.
        key: under what it was counted.
        number: how many there were, this one included; None where there were too many before.
    """

    account: Account | None
    key: str
    number: int | None


def spend(account: Account | None, purpose: Purpose, name: str, source_ip: str) -> Guess:
    """Count a code that was typed, before it is compared.

    Args:
        account: whose code it tries; None where it tries none. As much is read and written then.
        name: where the code went.
    """
    account_id = account.account_id if account else store.NOBODY
    known = known_address_store.is_known(account_id, source_ip, epoch())
    key = f"{purpose}#{blind_index.index(INDEX_KIND, f'{account_id}/{_ground(account, purpose, name)}')}"
    if account is None or known:
        key += f"#{source_ip}"
    try:
        return Guess(account, key, throttle.spend(GUESSES, key))
    except TooManyRequests:
        return Guess(account, key, None)


def _ground(account: Account | None, purpose: Purpose, name: str) -> str:
    """Return what has to change before the count begins anew.

    Who proves a name guesses at somebody else's code, and could change their own password as they like.
    """
    if account is None:
        return ""
    return name if purpose is Purpose.VERIFY else account.opened_by


def forgive(guess: Guess) -> None:
    """Take a guess back: it was none."""
    throttle.give_back(GUESSES, guess.key)


def write_down(guess: Guess) -> None:
    """Let it be seen that a wrong code was the last one that is heard; where it tried none as well."""
    if guess.number != GUESSES.times:
        return
    account = guess.account
    if account is not None:
        count("CodesGuessed")
    target = account.account_id if account else store.NOBODY
    audit.record(audit.Entry("account.codes_guessed", target, account.company if account else None))
