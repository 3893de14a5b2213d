"""GET /company/promo-codes/{promo_code_id}: a promo code of the caller's company."""

from tms.bookings.get_promo_code import get_promo_code
from tms.bookings.promo.views import PromoCodeView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("bookings")


@app.get(
    "/company/promo-codes/{promo_code_id}",
    allow=Permission.PROMO_READ,
    returns=PromoCodeView,
    errors={404: ("promo_code_not_found",)},
    summary="A promo code",
)
def handle(caller: Caller, promo_code_id: str) -> PromoCodeView:
    """Show the promo code."""
    return get_promo_code(caller, promo_code_id)
