"""Use case: change the budget, the end or the limit of a promo code, or pause it."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from tms.bookings.promo import store
from tms.bookings.promo.own_codes import audited, find_code, require_in_order
from tms.bookings.promo.views import PromoCodeView, promo_code_view
from tms.kernel.access import audit
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.overtaken import Overtaken, until_settled
from tms.kernel.store import Transaction

if TYPE_CHECKING:
    from tms.bookings.promo.requests import PromoCodeChange


def update_promo_code(caller: Caller, promo_code_id: str, request: "PromoCodeChange") -> PromoCodeView:
    """Change what the request gives of a promo code; what it leaves out stays.

    Raises:
        NotFound: `promo_code_not_found`, also for a code of another company.
        Invalid: `promo_code_times`.
    """
    until_settled(partial(_update, caller, promo_code_id, request))
    return promo_code_view(find_code(caller, promo_code_id), epoch())


def _update(caller: Caller, promo_code_id: str, request: "PromoCodeChange") -> None:
    before = find_code(caller, promo_code_id)
    given = request.given()
    if "valid_until" in given:
        given["valid_until"] = int(given["valid_until"].timestamp())
        require_in_order(before.valid_from, given["valid_until"], epoch())
    after = replace(before, **given)
    if after == before:
        return
    transaction = Transaction()
    store.change_into(transaction, before, after)
    entry = audit.Entry(
        "promo_code.changed",
        promo_code_id,
        before.company_id,
        before=audited(before),
        after=audited(after),
    )
    audit.add_if_staff(transaction, entry)
    if not transaction.happens():
        raise Overtaken
