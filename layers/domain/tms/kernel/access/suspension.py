"""Standing: a list of the accounts and companies that may not change anything. Who is not on it may.

A token says for fifteen minutes what was true when it was issued. This list is read, consistently, before
every request that changes something, so a suspension holds from the moment it is written.
"""

from dataclasses import dataclass
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import Forbidden
from tms.kernel.settings import from_environment
from tms.kernel.store import Record, Transaction, in_table


@dataclass(frozen=True)
class Settings:
    """Where the list is kept."""

    standing_table: str


settings = from_environment(Settings)

ACCOUNT = "standing of the account"
"""Label of the writes that concern an account."""


class StandingRecord(Record):
    """`ACCOUNT#<id>` or `COMPANY#<id>` / `SUSPENDED`."""

    Meta: Any = in_table(lambda: settings().standing_table)

    since = NumberAttribute()
    reason = UnicodeAttribute(null=True)


@dataclass(frozen=True)
class Standing:
    """What the list says of an account and its company."""

    account_suspended: bool
    company_suspended: bool


def of(account_id: str, company: str | None) -> Standing:
    """Read the list; one round trip."""
    account, employer = _account(account_id), _company(company or "")
    keys = [(account.pk, account.sk)] + ([(employer.pk, employer.sk)] if company else [])
    found = {record.pk for record in StandingRecord.batch_get(keys, consistent_read=True)}
    return Standing(account.pk in found, employer.pk in found)


def is_company_suspended(company: str) -> bool:
    """Read whether a company is on the list."""
    record = _company(company)
    return any(StandingRecord.batch_get([(record.pk, record.sk)], consistent_read=True))


def require(account_id: str, company: str | None, *, serves_sold: bool = False) -> None:
    """Refuse who is on the list.

    Args:
        serves_sold: whether this goes on while the company is suspended, since it serves sold tickets.

    Raises:
        Forbidden: `account_suspended`, `company_suspended`.
    """
    standing = of(account_id, company)
    if standing.account_suspended:
        raise Forbidden("account_suspended", "This account is suspended. Ask your company or the support.")
    if standing.company_suspended and not serves_sold:
        raise Forbidden("company_suspended", "This company is suspended. Ask the support.")


def require_caller(caller: Caller | None, *, serves_sold: bool = False) -> None:
    """Refuse a caller with an account that is on the list; guests have none.

    Raises:
        Forbidden: `account_suspended`, `company_suspended`.
    """
    if caller is not None and not caller.is_guest:
        require(caller.subject, caller.company, serves_sold=serves_sold)


def suspend_account(transaction: Transaction, account_id: str, reason: str | None = None) -> None:
    """Put an account on the list, with the other writes of a transaction, whoever had put it there before."""
    transaction.put(ACCOUNT, _account(account_id, since=epoch(), reason=reason))


def suspend_good_account(transaction: Transaction, account_id: str, reason: str) -> None:
    """Put an account on the list as `suspend_account` does, if it is not there for another reason.

    The condition is labelled `ACCOUNT`: to lift one's own suspension later would lift the other's too.
    """
    ours = Record.pk.does_not_exist() | (StandingRecord.reason == reason)
    transaction.put(ACCOUNT, _account(account_id, since=epoch(), reason=reason), ours)


def reinstate_account(transaction: Transaction, account_id: str, reason: str) -> None:
    """Take an account off the list, with the other writes of a transaction, if it is there for `reason`.

    Another reason, or none, fails the condition labelled `ACCOUNT`: who put it there is to take it off.
    """
    transaction.delete(ACCOUNT, _account(account_id), StandingRecord.reason == reason)


def suspend_company(transaction: Transaction, company: str, reason: str | None = None) -> None:
    """Put a company on the list, with the other writes of a transaction."""
    transaction.put("standing of the company", _company(company, since=epoch(), reason=reason))


def reinstate_company(transaction: Transaction, company: str) -> None:
    """Take a company off the list, with the other writes of a transaction."""
    transaction.delete("standing of the company", _company(company))


def _account(account_id: str, **attributes: Any) -> StandingRecord:
    return StandingRecord(f"ACCOUNT#{account_id}", "SUSPENDED", **attributes)


def _company(company: str, **attributes: Any) -> StandingRecord:
    return StandingRecord(f"COMPANY#{company}", "SUSPENDED", **attributes)
