"""GET /payments/{payment_id}: how a payment stands."""

from tms.kernel.caller import Caller
from tms.kernel.http import service_app
from tms.kernel.permissions import Permission
from tms.payments import usecases
from tms.payments.views import PaymentView

app = service_app("payments")


@app.get(
    "/payments/{payment_id}",
    allow=Permission.PAYMENT_READ,
    guests=True,
    returns=PaymentView,
    errors={404: ("payment_not_found",)},
    summary="Look at a payment",
)
def get_payment(caller: Caller, payment_id: str) -> PaymentView:
    """Show a payment."""
    return usecases.show_payment(caller, payment_id)
