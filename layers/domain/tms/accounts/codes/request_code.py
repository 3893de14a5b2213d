"""Asks for codes and invitations, which `on_code_requested` makes and sends: it works on the queue `Codes`.

So a caller waits as long whether there is such an account or not, and a slow mail provider slows nobody.
"""

from collections.abc import Sequence

from tms.accounts.codes.code import Purpose
from tms.accounts.codes.queue import SEALED_FOR, CodeWanted, InvitationWanted, post
from tms.accounts.limits import CODES_ASKED_FROM
from tms.kernel.access import throttle
from tms.kernel.clock import now
from tms.kernel.privacy.vault import seal


def admit(purpose: Purpose, source_ip: str) -> None:
    """Count that a code is asked for from a network address.

    Raises:
        TooManyRequests: `too_many_attempts`.
    """
    throttle.spend(CODES_ASKED_FROM, f"{purpose}#{source_ip}")


def ask(purpose: Purpose, identifier: str, challenge: str = "", *, asker: str = "", device: str = "") -> None:
    """Ask for a code to be sent to `identifier`, if an account is due one there.

    Args:
        identifier: normalised; there may be no account with it.
        challenge: hash of the secret that must come with the code.
        asker: the network address, or the account that is signed in.
        device: the hash of the device token that the asker shows; empty without one.
    """
    post(CodeWanted(purpose, seal(identifier, SEALED_FOR), _now(), challenge, asker, device))


def ask_to_invite(account_id: str, address: str, company: str, roles: Sequence[str]) -> None:
    """Ask for an invitation to be sent to an account's e-mail address.

    Args:
        company: its name.
        roles: the names of the roles that the invited person is to have.
    """
    post(InvitationWanted(account_id, seal(address, SEALED_FOR), _now(), company, roles))


def _now() -> int:
    return int(now().timestamp() * 1000)
