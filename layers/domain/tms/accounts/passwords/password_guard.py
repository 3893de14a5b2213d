"""How often passwords may be tried: counted before they are checked, and given back to who knew it.

Nobody can lock another person out for ever. The limit on one name from all addresses does not count what
comes from an address at which its owner signed in lately; and a new password begins new counts of its name,
for the old one's hash is a part of what they are kept under. The count of an address stays. Names that nobody
has are counted in the same way.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.identifiers.identifier import kind_of
from tms.accounts.sessions import known_address_store
from tms.kernel.access import audit, throttle
from tms.kernel.access.throttle import Limit
from tms.kernel.clock import epoch
from tms.kernel.logging import count
from tms.kernel.privacy import blind_index

PAIR = Limit("password-pair", times=5, seconds=900)
"""For one name from one address."""

ADDRESS = Limit("password-address", times=100, seconds=900)
"""From one address for all names; many people share the address of a mobile network."""

NAME = Limit("password-name", times=50, seconds=3600)
"""For one name from all addresses that are not known; each known one has this many of its own."""


@dataclass(frozen=True)
class Try:
    """One try of a password.

    Attributes:
        keys: under what each limit counted it.
        last: whether it is the last one that is heard for a while.
    """

    keys: Mapping[Limit, str]
    last: bool


def spend(name: str, account: Account | None, source_ip: str) -> Try:
    """Count a try, before the password is looked at.

    Args:
        account: that claims the name, if there is one; as much is read and written where there is none.

    Raises:
        TooManyRequests: `too_many_attempts`; nothing tells whether the password would have been right.
    """
    whose = f"{blind_index.index(kind_of(name), name)}#{_fingerprint(account)}"
    here = f"{whose}#{source_ip}"
    known = known_address_store.is_known(account.account_id if account else store.NOBODY, source_ip, epoch())
    keys = {PAIR: here, ADDRESS: source_ip, NAME: here if known else whose}
    counts = {limit: throttle.spend(limit, key) for limit, key in keys.items()}
    return Try(keys, any(counts[limit] == limit.times for limit in (PAIR, NAME)))


def forgive(spent: Try) -> None:
    """Take a try back, since the password was right; wrong ones of its name and address are forgotten."""
    throttle.forget(PAIR, spent.keys[PAIR])
    for limit in (ADDRESS, NAME):
        throttle.give_back(limit, spent.keys[limit])


def write_down(spent: Try, account: Account | None) -> None:
    """Let it be seen that a wrong password was one too many; for a name that nobody has as well."""
    count("WrongPasswords")
    if spent.last:
        target = account.account_id if account else store.NOBODY
        audit.record(audit.Entry("account.locked_out", target, account.company if account else None))


def _fingerprint(account: Account | None) -> str:
    kept = account.password_hash if account else ""
    return hashlib.sha256(kept.encode()).hexdigest()[:16]
