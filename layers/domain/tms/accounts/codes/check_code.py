"""Use case: check a one-time code that somebody typed.

A try is spent before the code is compared, and a right code is used up by a conditional write: of many who
type at the same moment, five are heard and one has used it.
"""

from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.codes import code_store, guess_guard
from tms.accounts.codes.code import INDEX_KIND, Purpose, meaning
from tms.kernel.access.throttle import Limit
from tms.kernel.clock import epoch
from tms.kernel.errors import Unauthorized
from tms.kernel.privacy import blind_index

CHECKS = Limit("code-checks", times=100, seconds=900)
"""Codes that one network address may try, whoever they are for."""


def check(
    account: Account | None, purpose: Purpose, name: str, code: str, challenge: str = "", *, source_ip: str
) -> str:
    """Return the hash under which a right code is kept. It is not used up yet: see `code_store.take`.

    Args:
        account: whose code it is, as it is now; None where nobody's is, for the same work and answer.
        name: where it went.
        challenge: hash of the secret that came with it.
        source_ip: where it was typed.

    Raises:
        Unauthorized: `wrong_code`, whatever is wrong with it, or too many were; see `code_guard`.
    """
    account_id = account.account_id if account else store.NOBODY
    kept = code_store.spend_try(account_id, purpose, challenge, epoch())
    guess = guess_guard.spend(account if kept else None, purpose, name, source_ip)
    if not is_right(account, purpose, name, challenge, code, kept if guess.number else None):
        guess_guard.write_down(guess)
        raise wrong_code()
    guess_guard.forgive(guess)
    return kept or ""


def is_right(
    account: Account | None, purpose: Purpose, name: str, challenge: str, code: str, kept: str | None
) -> bool:
    """Tell whether `kept` is the hash of this code, in the time that it always takes; see `check`.

    Args:
        kept: None where no code works.
    """
    return blind_index.matches(INDEX_KIND, meaning(account, purpose, name, challenge, code), kept or "")


def wrong_code() -> Unauthorized:
    """Return the one refusal of codes."""
    return Unauthorized("wrong_code", "The code is wrong, was used, or has run out. Ask for a new one.")
