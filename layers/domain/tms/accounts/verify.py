"""Use case: verify an identifier with the code that went there."""

from functools import partial
from typing import TYPE_CHECKING

from tms.accounts import store
from tms.accounts.account import Account, kind_of
from tms.accounts.codes import code_store
from tms.accounts.codes.check_code import check, wrong_code
from tms.accounts.codes.code import Purpose
from tms.accounts.identifiers import identifier_store
from tms.accounts.limits import CODES_TYPED_FROM
from tms.kernel.access import audit, suspension, throttle
from tms.kernel.store import Transaction

if TYPE_CHECKING:
    from tms.accounts.requests import VerifyRequest


def verify(request: "VerifyRequest", source_ip: str) -> None:
    """Verify an identifier for the account that claims it. The identifier that it replaces gets a notice.

    Anybody who registers with an identifier that is not verified replaces its pending claim. So the code
    alone proves too little: it works for the account that its reader names, and not if another one claims it
    now.

    Raises:
        TooManyRequests: `too_many_attempts`, from this network address; right codes are not counted.
        Unauthorized: `wrong_code`, also if the identifier is not pending for this account.
        Forbidden: with the right code: `account_suspended`. The suspension of a company does not matter here.
    """
    throttle.spend(CODES_TYPED_FROM, source_ip)
    account = store.by_id(request.account_id)
    tried = check(
        account,
        Purpose.VERIFY,
        request.identifier,
        request.code,
        source_ip=source_ip,
        device_token=request.device_token,
    )
    if account is None:
        raise wrong_code()
    suspension.refuse_suspended(account.account_id, None)
    also = partial(_audit, account, request.identifier)
    if not identifier_store.verify(request.account_id, request.identifier, tried.digest, also):
        raise wrong_code()
    throttle.give_back(CODES_TYPED_FROM, source_ip)
    code_store.count_typed(Purpose.VERIFY, request.identifier, tried.asker)


def _audit(account: Account, identifier: str, transaction: Transaction) -> None:
    """Audit a further way to sign in. The first one of a passenger completes a registration instead."""
    if account.verified or account.company:
        after = {kind_of(identifier): "proven"}
        actor = account.account_id
        entry = audit.Entry("account.name_proven", actor, account.company, after=after, actor=actor)
        audit.add(transaction, entry)
