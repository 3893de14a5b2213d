"""Asking for a one-time code. It is made and sent by the function behind the queue `Codes`.

So whoever asks waits as long whether there is such an account or not, and a slow mail provider slows nobody.
"""

from tms.accounts.codes.code import Purpose, Wanted
from tms.accounts.codes.code_queue import post
from tms.kernel.access import throttle
from tms.kernel.access.throttle import Limit
from tms.kernel.clock import now
from tms.kernel.privacy.vault import seal, unseal

PER_ADDRESS = Limit("codes-from", times=30, seconds=3600)
"""For what one network address asks, of each purpose; staff's codes cost a password first, and have none."""

SEALED_FOR = "codes"
"""The vault's context of the names in the queue."""


def admit(purpose: Purpose, source_ip: str) -> None:
    """Count that an address asks for a code.

    Raises:
        TooManyRequests: `too_many_attempts`.
    """
    throttle.spend(PER_ADDRESS, f"{purpose}#{source_ip}")


def ask(purpose: Purpose, name: str, challenge: str = "", *, asker: str = "") -> None:
    """Ask for a code to be sent to `name`, if it is due there.

    Args:
        name: normalised; it may be nobody's.
        challenge: hash of the secret that must come with the code.
        asker: who wishes it: the network address, or the account that its owner is signed in to.
    """
    post(Wanted(purpose, seal(name, SEALED_FOR), _now(), challenge, asker=asker))


def ask_to_invite(account_id: str, address: str) -> None:
    """Ask for an invitation to be sent to an account's address."""
    post(Wanted(Purpose.INVITE, seal(address, SEALED_FOR), _now(), account=account_id))


def name_of(wanted: Wanted) -> str:
    """Open the name in a message that was asked for here."""
    return unseal(wanted.name, SEALED_FOR)


def _now() -> int:
    return int(now().timestamp() * 1000)
