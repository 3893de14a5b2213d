"""Door for operators' commands: what payments keep sealed, and the credentials of Mobile Money."""

from tms.kernel.privacy.sealed_items import SealedItems
from tms.payments.momo.provider import MomoCredentials
from tms.payments.payer import payment_context
from tms.payments.store import settings

__all__ = ["SEALED", "MomoCredentials"]

SEALED = SealedItems(
    table=lambda: settings().payments_table, sk="PAYMENT", context=payment_context, attributes=("payer",)
)
