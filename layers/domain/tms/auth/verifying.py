"""Use cases: prove a name by the code that went there, and ask for another one."""

from typing import TYPE_CHECKING

from tms.auth import code_queue, login_store, store
from tms.auth.code_checking import CHECKS, check, wrong_code
from tms.auth.codes import LIFE_SECONDS, Purpose
from tms.auth.names import kind_of
from tms.auth.views import CodeAsked
from tms.kernel import throttle

if TYPE_CHECKING:
    from tms.auth.requests import AnotherCodeRequest, VerifyRequest


def verify(request: "VerifyRequest", source_ip: str) -> None:
    """Prove that a name belongs to the account that claims it; the name whose place it takes is told so.

    Whoever registers a name that is not proven takes the claim over. So the code alone proves nothing: it is
    good for the account that its reader means, and for no other that claims the name by now.

    Raises:
        TooManyRequests: `too_many_attempts`, from this address.
        Unauthorized: `wrong_code`, also where nobody waits for one.
    """
    throttle.spend(CHECKS, source_ip)
    account = store.by_id(request.account_id)
    kept = check(request.account_id, Purpose.VERIFY, request.identifier, request.code)
    if account is None or not login_store.prove(request.account_id, request.identifier, kept):
        raise wrong_code()
    former = account.email if kind_of(request.identifier) == "email" else account.phone
    if former is not None:
        code_queue.ask(Purpose.REPLACED, former)


def resend(request: "AnotherCodeRequest", source_ip: str) -> CodeAsked:
    """Ask for a code to prove a name. The answer is the same whether one is due or not.

    Raises:
        TooManyRequests: `too_many_attempts`, from this address.
    """
    code_queue.admit(Purpose.VERIFY, source_ip)
    code_queue.ask(Purpose.VERIFY, request.identifier)
    return CodeAsked(LIFE_SECONDS)
