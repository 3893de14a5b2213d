"""Decides whether an SMS is sent, and counts it: by number, by asker, and for the day's budget.

A message of a queue may come again. It is counted by number and asker once, in one transaction with its mark;
then for the budget, which all messages share and which is therefore a write of its own. A function that dies
in between has sent nothing; the message comes again and is sent without being counted for the budget. So a
repeat uses up nobody's count, and the budget is exceeded by the number of such deaths at most.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tms.kernel.access import throttle
from tms.kernel.access.limit import Limit
from tms.kernel.errors import TooManyRequests
from tms.kernel.logging import count, logger
from tms.kernel.messaging import sms_countries, sms_rules
from tms.kernel.messaging.sms_rules import SmsKind
from tms.kernel.privacy import blind_index
from tms.kernel.settings import from_environment

BUDGET = "sms-budget"
"""The name of the limit that counts the platform's SMS of a day."""

NO_LIMITS: Mapping[Limit, str] = {}


@dataclass(frozen=True)
class Settings:
    """How many SMS a day the platform pays for."""

    sms_daily_budget: str


settings = from_environment(Settings)


@dataclass(frozen=True)
class Sms:
    """An SMS that is to be sent.

    Attributes:
        number: E.164.
        asker, known: see `sms_rules.keys_of`.
    """

    kind: SmsKind
    number: str
    asker: str = ""
    known: bool = False


def is_allowed(sms: Sms, mark: str, also: Mapping[Limit, str] = NO_LIMITS) -> bool:
    """Count an SMS that is to be sent, and tell whether it may be; the log tells why it may not.

    Args:
        mark: names the message of the queue that asks for it, however often it comes.
        also: other limits that count it, each with its key.
    """
    if not sms_countries.gets_sms(sms.number):
        return _refuse(sms, "SmsToOtherCountries", "no SMS goes to this country")
    index = blind_index.index("phone", sms.number)
    keys = sms_rules.keys_of(sms.kind, index, sms.asker, known=sms.known)
    try:
        spent = throttle.spend_once(mark, {**also, **keys})
    except TooManyRequests:
        return _refuse(sms, "SmsRefused", "too many were sent there, or asked for by the same asker")
    if spent is None or _is_within_budget(sms.kind):
        return True
    spent.take_back()
    return _refuse(sms, "SmsRefused", "the day's budget for such SMS is spent")


def _is_within_budget(kind: SmsKind) -> bool:
    """Count an SMS for the budget of the day (UTC), if there is some left for its kind.

    The metric `SmsOverBudget`, which rings the alarm, counts what is refused, and what is sent beyond it.
    """
    budget = int(settings().sms_daily_budget)
    try:
        number = throttle.spend(Limit(BUDGET, sms_rules.ceiling(kind, budget), sms_rules.DAY), "platform")
    except TooManyRequests:
        count("SmsOverBudget")
        return False
    if number > budget:
        count("SmsOverBudget")
    return True


def _refuse(sms: Sms, metric: str, why: str) -> bool:
    logger.info("no SMS is sent", extra={"why": why, "sms": sms.kind})
    count(metric)
    return False
