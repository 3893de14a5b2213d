"""How many one-time codes go to one e-mail address or phone number."""

from tms.accounts.codes.code import Purpose
from tms.accounts.identifiers.identifier import kind_of
from tms.kernel.access import throttle
from tms.kernel.access.throttle import Limit
from tms.kernel.privacy import blind_index

PER_NAME = (Limit("codes-soon", times=1, seconds=30), Limit("codes", times=5, seconds=3600))
"""For what is sent to one e-mail address or phone number, of each purpose, at the wish of one network
address or account: a stranger uses up their own wishes, not the owner's."""

TO_NAME = Limit("codes-to", times=20, seconds=3600)
"""For what is sent to one e-mail address or phone number, of each purpose, whoever wishes it. Where its owner
signed in lately is passed over: no stranger uses up the wishes from there."""


def admit_name(purpose: Purpose, name: str, asker: str = "", *, known: bool = False) -> None:
    """Count that a code goes to an e-mail address or phone number.

    Args:
        asker: the network address or account that wishes it; empty where a password was shown for it.
        known: whether the account that has proven the name signed in lately from there.

    Raises:
        TooManyRequests: `too_many_attempts`.
    """
    key = f"{purpose}#{blind_index.index(kind_of(name), name)}"
    for limit in PER_NAME:
        throttle.spend(limit, f"{key}#{asker}" if asker else key)
    if not known:
        throttle.spend(TO_NAME, key)
