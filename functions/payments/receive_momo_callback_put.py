"""PUT /payments/callbacks/momo: the same as by POST; MTN tells its partners to expect either."""

from tms.kernel.http import Answer, service_app
from tms.payments import settling
from tms.payments.gateway import momo
from tms.payments.requests import MomoCallback

app = service_app("payments")


@app.put(
    "/payments/callbacks/momo",
    public=True,
    body=MomoCallback,
    returns=None,
    status=204,
    errors={404: ("payment_not_found",)},
    summary="Callback of the Mobile Money provider, by PUT",
)
def receive_momo_callback_put(request: MomoCallback) -> Answer:
    """Ask the provider how the payment stands; nothing in the body is believed."""
    settling.check(request.payment_id, momo())
    return Answer()
