"""Use case: show a payment to a caller that may see it."""

from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound
from tms.payments import store
from tms.payments.views import PaymentView, payment_view


def get_payment(caller: Caller, payment_id: str) -> PaymentView:
    """Return the view of a payment.

    Raises:
        NotFound: `payment_not_found`; also if the caller may not see the payment.
    """
    missing = NotFound("payment_not_found", f"There is no payment {payment_id}.")
    return payment_view(tenancy.visible(caller, store.find(payment_id), payment_id, missing))
