"""POST /company/promo-codes: make a promo code of the caller's company."""

from tms.bookings.create_promo_code import create_promo_code
from tms.bookings.promo.requests import PromoCodeRequest
from tms.bookings.promo.views import PromoCodeView
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("bookings")


@app.post(
    "/company/promo-codes",
    allow=Permission.PROMO_MANAGE,
    idempotent=True,
    body=PromoCodeRequest,
    returns=PromoCodeView,
    status=201,
    errors={
        404: ("route_not_found",),
        409: ("promo_code_taken",),
        422: ("promo_code_times", "idempotency_key_reused"),
    },
    summary="Make a promo code",
)
def handle(caller: Caller, request: PromoCodeRequest, key: str) -> PromoCodeView:
    """Make a promo code."""
    return create_promo_code(caller, request, key)
