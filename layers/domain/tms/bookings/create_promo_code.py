"""Use case: make a promo code of a company."""

from typing import TYPE_CHECKING

from tms.bookings.promo import store
from tms.bookings.promo.codes import PromoCode
from tms.bookings.promo.own_codes import audited, find_code, require_in_order
from tms.bookings.promo.views import PromoCodeView, promo_code_view
from tms.fleet.for_bookings import home_of_route
from tms.kernel import idempotency
from tms.kernel.access import audit, tenancy
from tms.kernel.access.caller import Caller, company_of
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict, NotFound
from tms.kernel.ids import body_of, derived_id
from tms.kernel.store import ConditionFailed, Transaction

if TYPE_CHECKING:
    from tms.bookings.promo.requests import PromoCodeRequest

MADE_LETTERS = 10
"""How many letters a code has that nobody thought of: 50 random bits, which no limited guessing finds."""


def create_promo_code(caller: Caller, request: "PromoCodeRequest", key: str) -> PromoCodeView:
    """Make a promo code of the caller's company. A repeated request returns the code that it made before.

    Args:
        key: the caller's Idempotency-Key. The code's id is derived from the caller and the key.

    Raises:
        NotFound: `route_not_found`, also for a route of another company.
        Conflict: `promo_code_taken`, the company has or had another code that reads the same.
        Invalid: `promo_code_times`, `idempotency_key_reused`.
    """
    promo = _promo(caller, request, key)
    made = store.find_by_id(promo.promo_code_id)
    if made is not None:
        return _replayed(caller, promo)
    require_in_order(promo.valid_from, promo.valid_until, promo.created_at)
    for number, route_id in enumerate(promo.route_ids):
        _require_own(caller, route_id, f"/route_ids/{number}")
    transaction = Transaction()
    store.add_into(transaction, promo)
    entry = audit.Entry("promo_code.created", promo.promo_code_id, promo.company_id, after=audited(promo))
    audit.add_if_staff(transaction, entry)
    try:
        transaction.commit()
    except ConditionFailed as failure:
        if store.HOME in failure.failed:
            return _replayed(caller, promo)
        told = f"Your company has a promo code {promo.code} already. Give the new one another text."
        raise Conflict("promo_code_taken", told) from None
    return promo_code_view(promo, promo.created_at)


def _promo(caller: Caller, request: "PromoCodeRequest", key: str) -> PromoCode:
    promo_code_id, now = derived_id("prm", caller.subject, key), epoch()
    return PromoCode(
        promo_code_id=promo_code_id,
        company_id=company_of(caller),
        code=request.promo_code or body_of(promo_code_id)[-MADE_LETTERS:],
        percent=request.percent,
        amount=request.amount,
        currency=request.currency,
        valid_from=now if request.valid_from is None else int(request.valid_from.timestamp()),
        valid_until=int(request.valid_until.timestamp()),
        route_ids=request.route_ids,
        uses_per_person=request.uses_per_person,
        budget=request.budget,
        left=request.budget,
        uses=0,
        paused=False,
        revision=1,
        request_hash=idempotency.hash_of(request),
        created_at=now,
    )


def _require_own(caller: Caller, route_id: str, pointer: str) -> None:
    missing = NotFound("route_not_found", f"There is no route {route_id}.", pointer=pointer)
    home = home_of_route(route_id)
    if home is None:
        raise missing
    if not caller.works_for(home):
        raise tenancy.hidden(caller, home, route_id, missing)


def _replayed(caller: Caller, promo: PromoCode) -> PromoCodeView:
    """Return the code that a repeated request made, as it is now.

    Raises:
        Invalid: `idempotency_key_reused`, the request was another one.
    """
    made = find_code(caller, promo.promo_code_id)
    if made.request_hash != promo.request_hash:
        raise idempotency.key_reused()
    return promo_code_view(made, epoch())
