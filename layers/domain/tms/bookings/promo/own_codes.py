"""A company's promo codes, as its own people find and change them."""

from tms.bookings.promo import store
from tms.bookings.promo.codes import LONGEST_S, PromoCode
from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller
from tms.kernel.errors import Invalid, NotFound


def find_code(caller: Caller, promo_code_id: str) -> PromoCode:
    """Return a promo code of the caller's company, as it is now.

    Raises:
        NotFound: `promo_code_not_found`, also for a code of another company.
    """
    missing = NotFound("promo_code_not_found", f"Your company has no promo code {promo_code_id}.")
    promo = store.find_by_id(promo_code_id)
    if promo is None:
        raise missing
    if not caller.works_for(promo.company_id):
        raise tenancy.hidden(caller, promo.company_id, promo_code_id, missing)
    return promo


def require_in_order(valid_from: int, valid_until: int, now: int) -> None:
    """Refuse a time that ends before it begins, or too late.

    Raises:
        Invalid: `promo_code_times`.
    """
    if valid_until <= max(valid_from, now):
        told = "The code is to end after it begins, and after now."
        raise Invalid("promo_code_times", told, "/valid_until")
    if valid_until > now + LONGEST_S:
        raise Invalid("promo_code_times", "The code is to end within 366 days from now.", "/valid_until")


def audited(promo: PromoCode) -> dict[str, object]:
    """Return what the audit trail shows of a code. The code itself is left out: it is worth money."""
    return {
        "percent": promo.percent,
        "amount": promo.amount,
        "currency": promo.currency,
        "budget": promo.budget,
        "valid_from": promo.valid_from,
        "valid_until": promo.valid_until,
        "routes": len(promo.route_ids),
        "uses_per_person": promo.uses_per_person,
        "paused": promo.paused,
    }
