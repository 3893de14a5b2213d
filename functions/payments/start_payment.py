"""POST /payments: begin to pay for a held booking."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.payments import start_payment
from tms.payments.requests import PaymentRequest
from tms.payments.views import PaymentView

app = service_app("payments")


@app.post(
    "/payments",
    allow=Permission.PAY,
    guests=True,
    refuses_suspended_itself=True,
    idempotent=True,
    body=PaymentRequest,
    jwe=True,
    returns=PaymentView,
    status=202,
    errors={
        403: ("another_company",),
        404: ("booking_not_found",),
        409: (
            "already_paid",
            "booking_cancelled",
            "booking_exchanged",
            "hold_expired",
            "payment_running",
            "sales_closed",
            "too_many_payments",
        ),
        422: ("idempotency_key_reused",),
        429: ("too_many_requests_to_pay",),
    },
    rate=50,
    summary="Pay for a booking by Mobile Money",
)
def handle(caller: Caller, request: PaymentRequest, key: str) -> PaymentView:
    """Begin a payment."""
    return start_payment.start_payment(caller, request, key)
