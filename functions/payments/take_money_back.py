"""POST /bookings/{booking_id}/money-back: choose the money of a cancelled trip instead of another trip."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.payments import take_money_back
from tms.payments.views import PaymentView

app = service_app("bookings")


@app.post(
    "/bookings/{booking_id}/money-back",
    allow=Permission.BOOK,
    or_allow=Permission.BOOKING_CHANGE_COMPANY,
    guests=True,
    allowed_while_company_suspended=True,
    returns=PaymentView,
    errors={403: ("not_allowed",), 404: ("booking_not_found",), 409: ("no_money_waits",)},
    rate=50,
    summary="Choose the money of a cancelled trip",
)
def handle(caller: Caller, booking_id: str) -> PaymentView:
    """Let the money go back."""
    return take_money_back.take_money_back(caller, booking_id)
