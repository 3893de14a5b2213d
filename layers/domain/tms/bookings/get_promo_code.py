"""Use case: show a promo code of a company."""

from tms.bookings.promo.own_codes import find_code
from tms.bookings.promo.views import PromoCodeView, promo_code_view
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch


def get_promo_code(caller: Caller, promo_code_id: str) -> PromoCodeView:
    """Return a promo code of the caller's company.

    Raises:
        NotFound: `promo_code_not_found`, also for a code of another company.
    """
    return promo_code_view(find_code(caller, promo_code_id), epoch())
