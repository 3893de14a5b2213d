"""Use case: create a passenger's account."""

from typing import TYPE_CHECKING

from tms.accounts.account import Account, masked
from tms.accounts.codes import request_code
from tms.accounts.codes.code import Purpose
from tms.accounts.identifiers import identifier_store
from tms.accounts.identifiers.claim_store import IdentifierTaken
from tms.accounts.passwords import hashing
from tms.accounts.passwords.policy import refuse_personal
from tms.accounts.views import Registered
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.kernel.ids import new_id
from tms.kernel.messaging.sms_countries import require_served

if TYPE_CHECKING:
    from tms.accounts.requests import RegisterRequest


def register(request: "RegisterRequest", source_ip: str) -> Registered:
    """Create a passenger's account, and ask for a code to each identifier that it was given.

    Raises:
        TooManyRequests: `too_many_attempts`, from this network address: registrations and requests for
            another code are counted together.
        Invalid: `invalid_field`: others know the password about its owner, or no SMS goes to the phone's
            country.
        Conflict: `account_exists`: another account has verified the e-mail address or phone number.
    """
    require_served({"/phone": request.phone})
    refuse_personal(request.password, (request.full_name, request.email, request.phone))
    identifiers = [each for each in (request.phone, request.email) if each]
    for _ in identifiers:
        request_code.admit(Purpose.VERIFY, source_ip)
    account = Account(
        account_id=new_id("acc"),
        full_name=request.full_name,
        email=None,
        phone=None,
        password_hash=hashing.hashed(request.password),
        roles=frozenset({"passenger"}),
        company=None,
        created_at=epoch(),
        new_email=request.email,
        new_phone=request.phone,
    )
    try:
        identifier_store.create(account)
    except IdentifierTaken:
        raise Conflict(
            "account_exists", "This e-mail address or phone number has an account already. Sign in instead."
        ) from None
    for identifier in identifiers:
        request_code.ask(Purpose.VERIFY, identifier, asker=source_ip)
    first, *others = map(masked, identifiers)
    return Registered(account.account_id, first, next(iter(others), None))
