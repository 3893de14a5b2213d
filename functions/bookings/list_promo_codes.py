"""GET /company/promo-codes: the promo codes of the caller's company."""

from tms.bookings.list_promo_codes import list_promo_codes
from tms.bookings.promo.requests import PromoCodesQuery
from tms.bookings.promo.views import PromoCodeList
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("bookings")


@app.get(
    "/company/promo-codes",
    allow=Permission.PROMO_READ,
    query=PromoCodesQuery,
    returns=PromoCodeList,
    errors={400: ("bad_cursor",)},
    summary="The company's promo codes",
)
def handle(caller: Caller, query: PromoCodesQuery) -> PromoCodeList:
    """List the promo codes."""
    return list_promo_codes(caller, query)
