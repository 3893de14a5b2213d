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
    return tenancy.visible(caller, store.find_by_id(promo_code_id), promo_code_id, missing)


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
        **promo.terms,
        "budget": promo.budget,
        "routes": len(promo.route_ids),
        "paused": promo.paused,
    }
