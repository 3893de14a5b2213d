"""Use case: show a payment to a caller that may see it."""

from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound
from tms.payments import refund_store
from tms.payments.views import PaymentView, payment_view


def get_payment(caller: Caller, payment_id: str) -> PaymentView:
    """Return the view of a payment, with the parts of it that go back.

    Raises:
        NotFound: `payment_not_found`; also if the caller may not see the payment.
    """
    missing = NotFound("payment_not_found", f"There is no payment {payment_id}.")
    payment, refunds = refund_store.find_with_refunds(payment_id)
    return payment_view(tenancy.visible(caller, payment, payment_id, missing), refunds)
