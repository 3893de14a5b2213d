"""PATCH /company/promo-codes/{promo_code_id}: change or pause a promo code of the caller's company."""

from tms.bookings.promo.requests import PromoCodeChange
from tms.bookings.promo.views import PromoCodeView
from tms.bookings.update_promo_code import update_promo_code
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("bookings")


@app.patch(
    "/company/promo-codes/{promo_code_id}",
    allow=Permission.PROMO_MANAGE,
    body=PromoCodeChange,
    returns=PromoCodeView,
    errors={404: ("promo_code_not_found",), 422: ("promo_code_times",)},
    summary="Change or pause a promo code",
)
def handle(caller: Caller, promo_code_id: str, request: PromoCodeChange) -> PromoCodeView:
    """Change the promo code."""
    return update_promo_code(caller, promo_code_id, request)
