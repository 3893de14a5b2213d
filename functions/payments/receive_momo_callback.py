"""POST /payments/callbacks/momo: the provider says that a charge has ended; that is a hint and no proof."""

from tms.kernel.http.app import Answer, service_app
from tms.payments import receive_momo_callback
from tms.payments.momo.provider import momo
from tms.payments.requests import MomoCallback

app = service_app("payments")


@app.post(
    "/payments/callbacks/momo",
    public=True,
    body=MomoCallback,
    returns=None,
    status=204,
    errors={404: ("payment_not_found",)},
    rate=10,
    summary="Callback of the Mobile Money provider, by POST",
)
def handle(request: MomoCallback) -> Answer:
    """Ask the provider how the payment stands, and believe nothing else of the body."""
    receive_momo_callback.receive_momo_callback(request.payment_id, momo())
    return Answer()
