"""GET /payments/{payment_id}: how a payment stands."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.payments import get_payment
from tms.payments.views import PaymentView

app = service_app("payments")


@app.get(
    "/payments/{payment_id}",
    allow=Permission.PAYMENT_READ,
    guests=True,
    of_others=True,
    returns=PaymentView,
    errors={404: ("payment_not_found",)},
    summary="Look at a payment",
)
def handle(caller: Caller, payment_id: str) -> PaymentView:
    """Return the payment."""
    return get_payment.get_payment(caller, payment_id)
