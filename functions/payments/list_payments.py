"""GET /payments: the caller's payments."""

from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app
from tms.payments import list_payments
from tms.payments.list_views import PaymentList
from tms.payments.requests import OwnPaymentsQuery

app = service_app("payments")


@app.get(
    "/payments",
    allow=Permission.PAYMENT_READ,
    query=OwnPaymentsQuery,
    returns=PaymentList,
    errors={400: ("bad_cursor",)},
    summary="One's own payments",
)
def handle(caller: Caller, query: OwnPaymentsQuery) -> PaymentList:
    """List the payments."""
    return list_payments.list_payments(caller, query)
