"""How many codes and invitations go to one identifier; for the numbers see `tms.accounts.limits`."""

from tms.accounts.codes.code import Purpose
from tms.accounts.identifiers.identifier import kind_of
from tms.accounts.limits import CODES_TO, CODES_TO_BY_ASKER
from tms.kernel.access import throttle
from tms.kernel.privacy import blind_index


def count_sent(purpose: Purpose, identifier: str, asker: str = "", *, known: bool = False) -> None:
    """Count that a code goes to an identifier.

    Args:
        asker: the network address or account that asks; empty if the caller knew the password, or invites.
        known: whether the account that has verified the identifier signed in lately from the asker.

    Raises:
        TooManyRequests: `too_many_attempts`.
    """
    key = f"{purpose}#{blind_index.index(kind_of(identifier), identifier)}"
    for limit in CODES_TO_BY_ASKER:
        throttle.spend(limit, f"{key}#{asker}" if asker else key)
    if not known:
        throttle.spend(CODES_TO, key)
