"""The rules of SMS, pure: which numbers get any, how many go to one, and what the budget is kept for.

Each SMS costs money, and who owns an expensive number earns with it. So an SMS goes to a number that its
owner has proven, or that a paid booking names; a number that is to be proven gets few. All of them together
have a budget for a day (UTC). What anybody can cause ends long before it is spent, so that an attacker
cannot keep the rest from those who need it; tickets and the codes of sign-ins go on beyond it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tms.kernel.access.limit import Limit

DAY = 24 * 3600

BEYOND_ANY_BUDGET = 10**9


class SmsKind(StrEnum):
    """What an SMS is about."""

    VERIFY = "verify"
    RESET = "reset"
    WAITING = "waiting"
    REFUND = "refund"
    NOTICE = "notice"
    SIGN_IN = "sign_in"
    TICKET = "ticket"


@dataclass(frozen=True)
class Rule:
    """The limits of a kind of SMS.

    Attributes:
        to_number: how many a day go to one number.
        share: the percentage of the day's budget up to which such an SMS goes; None if it always goes.
    """

    to_number: int
    share: int | None


RULES: Mapping[SmsKind, Rule] = {
    SmsKind.VERIFY: Rule(10, 50),
    SmsKind.RESET: Rule(10, 75),
    SmsKind.WAITING: Rule(3, 75),
    SmsKind.REFUND: Rule(10, 75),
    SmsKind.NOTICE: Rule(10, 100),
    SmsKind.SIGN_IN: Rule(20, None),
    SmsKind.TICKET: Rule(50, None),
}

ASKED_FOR = frozenset({SmsKind.VERIFY, SmsKind.RESET})
"""The kinds that anybody may ask for, which are counted by asker too."""

OF_ACCOUNT = Limit("sms-of-account", times=20, seconds=DAY)
OF_ADDRESS = Limit("sms-of-address", times=60, seconds=DAY)
"""They count codes that nobody typed: people of a mobile network, who share one address, type theirs."""


def is_served(number: str, countries: Iterable[str]) -> bool:
    """Tell whether a number (E.164) is of one of the countries, which are named by their calling codes."""
    return any(number.startswith(f"+{code}") for code in countries)


def ceiling(kind: SmsKind, budget: int) -> int:
    """Return how many SMS of a day may have been sent when one of this kind is the last that goes.

    Args:
        budget: how many SMS a day the platform pays for.
    """
    share = RULES[kind].share
    return BEYOND_ANY_BUDGET if share is None else max(1, budget * share // 100)


def keys_of(kind: SmsKind, number: str, asker: str = "", *, known: bool = False) -> dict[Limit, str]:
    """Return the limits that count an SMS, each with its key.

    Args:
        number: the blind index of the number.
        asker: the account or network address that asks; empty if nobody asked.
        known: whether the asker is one that the number's owner signed in from, which has a count of its own.
    """
    to_number = Limit("sms-to", RULES[kind].to_number, DAY)
    keys = {to_number: f"{kind}#{number}#{asker}" if known else f"{kind}#{number}"}
    if asker and kind in ASKED_FOR:
        limit, key = asker_key(kind, asker)
        keys[limit] = key
    return keys


def asker_key(kind: SmsKind, asker: str) -> tuple[Limit, str]:
    """Return the limit that counts what an account or a network address asks for, and its key."""
    return OF_ACCOUNT if asker.startswith("acc_") else OF_ADDRESS, f"{kind}#{asker}"
