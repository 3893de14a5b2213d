"""One-time codes, pure: six digits that prove that somebody reads an address or a phone."""

import json
import secrets
from dataclasses import asdict, dataclass
from enum import StrEnum

from tms.accounts.account import Account

INDEX_KIND = "code"
"""What a code is to the blind index."""

DIGITS = 6
TRIES = 5
LIFE_SECONDS = 600
"""Ten minutes and five tries (NIST SP 800-63B allows ten minutes, and asks that guessing be limited)."""


class Purpose(StrEnum):
    """What a code is for; one for one thing opens no other.

    REPLACED comes without one, it is news; an invitation is a longer secret.
    """

    VERIFY = "verify"
    SIGN_IN = "sign_in"
    RESET = "reset"
    REPLACED = "replaced"
    INVITE = "invite"


@dataclass(frozen=True)
class Wanted:
    """A code that somebody asked for, as it waits in the queue.

    Attributes:
        name: where it goes, sealed: an e-mail address or phone number, which may be nobody's.
        asked_at: epoch milliseconds.
        challenge: hash of the secret that must come with the code; empty without one.
        account: id of the account that an invitation or a notice is for; codes find theirs by the name.
        asker: the network address or account that wishes it; empty where it was counted before.
    """

    purpose: Purpose
    name: str
    asked_at: int
    challenge: str = ""
    account: str = ""
    asker: str = ""

    def to_json(self) -> str:
        """Write the message."""
        return json.dumps(asdict(self))


@dataclass(frozen=True)
class Kept:
    """What is kept of a code that is sent.

    Attributes:
        asked_at: epoch milliseconds; of two that were asked for, the later one stays.
        challenge: hash of the secret that must come with it.
        tries: how often it may be tried.
        life: seconds.
    """

    digest: str
    asked_at: int
    challenge: str = ""
    tries: int = TRIES
    life: int = LIFE_SECONDS


def parse(text: str) -> Wanted:
    """Read a message.

    Raises:
        ValueError, KeyError: it is none of ours.
    """
    raw = json.loads(text)
    return Wanted(
        Purpose(raw["purpose"]),
        raw["name"],
        raw["asked_at"],
        raw["challenge"],
        raw.get("account", ""),
        raw.get("asker", ""),
    )


def new_code() -> str:
    """Make a code."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def meaning(account: Account | None, purpose: Purpose, name: str, challenge: str, code: str) -> str:
    """Return what the hash of a code is taken of, so that it is good for this alone.

    One that opens the account is good no more when its password or one of its proven names has changed: who
    reads an address that was removed does not get in by another name.

    Args:
        account: as it is now; None where nobody's is.
        name: where it went.
        challenge: hash of the secret that must come with it; empty without one.
    """
    whose = account.account_id if account else ""
    opened_by = account.opened_by if account and purpose is not Purpose.VERIFY else ""
    return f"{whose}/{purpose}/{opened_by}/{challenge}/{name}/{code}"


def is_due(purpose: Purpose, account: Account, name: str) -> bool:
    """Tell whether the account that claims `name` gets a code there: to prove it, or because it is proven."""
    return account.goes_by(name) is not (purpose is Purpose.VERIFY)
