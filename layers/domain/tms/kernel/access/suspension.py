"""Suspension: the list of the accounts and companies that may not change anything.

An access token repeats for fifteen minutes what was true when it was issued. This list is read, consistently,
before every request that changes something and before staff read the personal data of others, so a suspension
holds from the moment it is written.
"""

from dataclasses import dataclass
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import is_staff
from tms.kernel.clock import epoch
from tms.kernel.errors import Forbidden
from tms.kernel.settings import from_environment
from tms.kernel.store import Record, Transaction, in_table


@dataclass(frozen=True)
class Settings:
    """The table that holds the list."""

    standing_table: str


settings = from_environment(Settings)

ACCOUNT, COMPANY = "suspension of the account", "suspension of the company"
"""Labels of the writes in a transaction."""


class SuspensionRecord(Record):
    """`ACCOUNT#<id>` or `COMPANY#<id>` / `SUSPENDED`."""

    Meta: Any = in_table(lambda: settings().standing_table)

    since = NumberAttribute()
    reason = UnicodeAttribute(null=True)


@dataclass(frozen=True)
class Suspension:
    """Whether an account and its company are on the list."""

    account_suspended: bool
    company_suspended: bool


def of(account_id: str | None, company: str | None) -> Suspension:
    """Read the list for an account, a company or both; one round trip."""
    account, employer = _account(account_id or ""), _company(company or "")
    asked = [*([account] if account_id else []), *([employer] if company else [])]
    keys = [(each.pk, each.sk) for each in asked]
    found = {record.pk for record in SuspensionRecord.batch_get(keys, consistent_read=True)}
    return Suspension(account.pk in found, employer.pk in found)


def is_company_suspended(company: str) -> bool:
    """Read the list for a company; one round trip."""
    return of(None, company).company_suspended


def refuse_suspended(
    account_id: str, company: str | None, *, allowed_while_company_suspended: bool = False
) -> None:
    """Refuse an account that is suspended, or whose company is.

    Args:
        allowed_while_company_suspended: let the account go on while its company is suspended.

    Raises:
        Forbidden: `account_suspended`, `company_suspended`.
    """
    refuse(of(account_id, company), allowed_while_company_suspended=allowed_while_company_suspended)


def refuse(suspension: Suspension, *, allowed_while_company_suspended: bool = False) -> None:
    """Refuse an account by what the list says; see `refuse_suspended`."""
    if suspension.account_suspended:
        raise Forbidden("account_suspended", "This account is suspended. Ask your company or the support.")
    if suspension.company_suspended and not allowed_while_company_suspended:
        raise Forbidden("company_suspended", "This company is suspended. Ask the support.")


def refuse_suspended_caller(caller: Caller | None, *, allowed_while_company_suspended: bool = False) -> None:
    """Refuse a caller whose account is suspended, or whose company is; a guest has no account and passes.

    Raises:
        Forbidden: `account_suspended`, `company_suspended`.
    """
    if caller is not None and not caller.is_guest:
        refuse_suspended(
            caller.subject,
            caller.company,
            allowed_while_company_suspended=allowed_while_company_suspended,
        )


def refuse_suspended_reader(caller: Caller | None) -> None:
    """Refuse a member of staff who reads the data of others while the own account is suspended.

    Guests and passengers read their own things alone and pass, without a read of the list. The suspension of
    a company does not matter: its people serve the tickets that it sold.

    Raises:
        Forbidden: `account_suspended`.
    """
    if caller is not None and (caller.company is not None or is_staff(caller.roles)):
        refuse_suspended(caller.subject, None)


def suspend_account(transaction: Transaction, account_id: str, reason: str | None = None) -> None:
    """Suspend an account with the other writes of a transaction; an earlier suspension is replaced."""
    transaction.put(ACCOUNT, _account(account_id, since=epoch(), reason=reason))


def suspend_account_unless_suspended(transaction: Transaction, account_id: str, reason: str) -> None:
    """Suspend an account with the other writes of a transaction, unless it is suspended for another reason.

    An account has one suspension: replacing another's would let `reinstate_account` lift that one too. The
    condition is labelled `ACCOUNT`.
    """
    ours = Record.pk.does_not_exist() | (SuspensionRecord.reason == reason)
    transaction.put(ACCOUNT, _account(account_id, since=epoch(), reason=reason), ours)


def reinstate_account(transaction: Transaction, account_id: str, reason: str) -> None:
    """Lift the suspension of an account with the other writes of a transaction, if `reason` is its reason.

    The condition is labelled `ACCOUNT`; it fails for another reason, and for an account that is not
    suspended.
    """
    transaction.delete(ACCOUNT, _account(account_id), SuspensionRecord.reason == reason)


def suspend_company(transaction: Transaction, company: str, reason: str | None = None) -> None:
    """Suspend a company with the other writes of a transaction."""
    transaction.put(COMPANY, _company(company, since=epoch(), reason=reason))


def reinstate_company(transaction: Transaction, company: str) -> None:
    """Lift the suspension of a company with the other writes of a transaction."""
    transaction.delete(COMPANY, _company(company))


def _account(account_id: str, **attributes: Any) -> SuspensionRecord:
    return SuspensionRecord(f"ACCOUNT#{account_id}", "SUSPENDED", **attributes)


def _company(company: str, **attributes: Any) -> SuspensionRecord:
    return SuspensionRecord(f"COMPANY#{company}", "SUSPENDED", **attributes)
