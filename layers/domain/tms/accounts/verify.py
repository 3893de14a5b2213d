"""Use case: prove a name by the code that went there."""

from functools import partial
from typing import TYPE_CHECKING

from tms.accounts import store
from tms.accounts.account import Account
from tms.accounts.codes.check_code import CHECKS, check, wrong_code
from tms.accounts.codes.code import Purpose
from tms.accounts.identifiers import identifier_store
from tms.accounts.identifiers.identifier import kind_of
from tms.kernel.access import audit, suspension, throttle
from tms.kernel.store import Transaction

if TYPE_CHECKING:
    from tms.accounts.requests import VerifyRequest


def verify(request: "VerifyRequest", source_ip: str) -> None:
    """Prove that a name belongs to the account that claims it; the name whose place it takes is told so.

    Whoever registers a name that is not proven takes the claim over. So the code alone proves nothing: it is
    good for the account that its reader means, and for no other that claims the name by now.

    Raises:
        TooManyRequests: `too_many_attempts`, from this address.
        Unauthorized: `wrong_code`, also where nobody waits for one.
        Forbidden: with the right code: `account_suspended`; a company's suspension does not concern names.
    """
    throttle.spend(CHECKS, source_ip)
    account = store.by_id(request.account_id)
    kept = check(account, Purpose.VERIFY, request.identifier, request.code, source_ip=source_ip)
    if account is None:
        raise wrong_code()
    suspension.refuse_suspended(account.account_id, None)
    if not identifier_store.prove(
        request.account_id, request.identifier, kept, partial(_write_down, account, request.identifier)
    ):
        raise wrong_code()


def _write_down(account: Account, name: str, transaction: Transaction) -> None:
    """Audit another way to sign in; a new passenger's first one is a registration, and changes nothing."""
    if account.verified or account.company:
        told = {kind_of(name): "proven"}
        actor = account.account_id
        audit.add(
            transaction, audit.Entry("account.name_proven", actor, account.company, after=told, actor=actor)
        )
