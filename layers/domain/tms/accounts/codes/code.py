"""One-time codes: six digits that prove that their reader has an e-mail address or a phone."""

import secrets
from dataclasses import dataclass
from enum import StrEnum

from tms.accounts.account import Account
from tms.accounts.limits import CODE_LIFE_SECONDS, CODE_TRIES

INDEX_KIND = "code"
"""The kind of a code to the blind index."""

DIGITS = 6


class Purpose(StrEnum):
    """What a code is for. A code for one purpose does not work for another.

    An invitation is a longer secret, kept and counted as codes are.
    """

    VERIFY = "verify"
    SIGN_IN = "sign_in"
    RESET = "reset"
    INVITE = "invite"


@dataclass(frozen=True)
class Kept:
    """What is stored of a code that is sent.

    Attributes:
        digest: its hash; empty if no code was sent for the challenge, which others of its asker may fit.
        asked_at: epoch milliseconds; a code that was asked for later replaces it.
        challenge: hash of the secret that must come with the code; empty without one.
        tries: how often it may be tried.
        life: seconds.
        kind: of the identifier that it went to. An account may verify one of each kind at the same time.
        asker: the network address that asked for it; empty if that does not matter.
    """

    digest: str
    asked_at: int
    challenge: str = ""
    tries: int = CODE_TRIES
    life: int = CODE_LIFE_SECONDS
    kind: str = ""
    asker: str = ""


def new_code() -> str:
    """Make a code."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def hashed_text(account: Account | None, purpose: Purpose, identifier: str, challenge: str, code: str) -> str:
    """Return the text that a code's hash is taken of, so that the code works for this alone.

    A code that opens the account stops working when the password or a verified identifier changes: an
    attacker who reads an address that was removed does not get in by another identifier.

    Args:
        account: as it is now; None if there is none.
        identifier: where the code went.
        challenge: hash of the secret that must come with the code of a sign-in. A code for a new password
            fits each challenge beside which its hash is kept.
    """
    account_id = account.account_id if account else ""
    credentials = account.credentials if account and purpose is not Purpose.VERIFY else ""
    bound = challenge if purpose is Purpose.SIGN_IN else ""
    return f"{account_id}/{purpose}/{credentials}/{bound}/{identifier}/{code}"


def is_due(purpose: Purpose, account: Account, identifier: str) -> bool:
    """Tell whether an account that claims `identifier` gets a code there.

    A code to verify goes to a pending identifier, any other one to a verified identifier.
    """
    return account.has_verified(identifier) is not (purpose is Purpose.VERIFY)
