"""The limits of requests to pay, pure: each rings a phone that need not be the caller's.

| limit | what is counted, in an hour | how many |
|---|---|---|
| TO_FOR_GUESTS | requests by guests to one phone number | 6 |
| TO_FOR_ACCOUNTS | requests by passengers with an account to one phone number | 12 |
| TO_FOR_SELLER | requests by one account of staff or a device to one phone number | 60 |
| BY_GUESTS_FROM | requests by guests of one network address | 120 |
| BY_ACCOUNT | requests by one passenger's account | 30 |
| BY_SELLER | requests by one account of staff or a device | 300 |

Guests, passengers and staff are counted apart: strangers without an account can ring a phone a few times, and
cannot keep its owner from paying with an account, or at the counter.
"""

from tms.kernel.access.caller import Caller
from tms.kernel.access.limit import Limit

HOUR = 3600

TO_FOR_GUESTS = Limit("payer-guests", 6, HOUR)
TO_FOR_ACCOUNTS = Limit("payer-accounts", 12, HOUR)
TO_FOR_SELLER = Limit("payer-seller", 60, HOUR)
BY_GUESTS_FROM = Limit("pays-guests-from", 120, HOUR)
BY_ACCOUNT = Limit("pays-account", 30, HOUR)
BY_SELLER = Limit("pays-seller", 300, HOUR)

TO_ONE_PHONE = frozenset({TO_FOR_GUESTS, TO_FOR_ACCOUNTS, TO_FOR_SELLER})


def keys_of(caller: Caller, payer: str, network: str) -> dict[Limit, str]:
    """Return the limits that count a request to pay, each with its key.

    Args:
        payer: the blind index of the payer's phone number.
        network: the network address of the caller; empty if it is not known.
    """
    if caller.company is not None:
        return {TO_FOR_SELLER: f"{caller.subject}#{payer}", BY_SELLER: caller.subject}
    if not caller.is_guest:
        return {TO_FOR_ACCOUNTS: payer, BY_ACCOUNT: caller.subject}
    return {TO_FOR_GUESTS: payer, **({BY_GUESTS_FROM: network} if network else {})}


def refusal_of(limit: Limit) -> str:
    """Return what a caller is told who has reached a limit: what happened, and what to do."""
    if limit not in TO_ONE_PHONE:
        return f"{limit.times} payments were begun from here in this hour. Wait until the next hour."
    told = f"This number was asked to pay {limit.times} times in this hour. Take another number, or wait"
    return f"{told} until the next hour{', or sign in' if limit is TO_FOR_GUESTS else ''}."
