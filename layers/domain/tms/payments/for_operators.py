"""Door for operators' commands: what payments keep sealed."""

from tms.kernel.privacy.sealed_items import SealedItems
from tms.payments.payer import payment_context
from tms.payments.store import settings

SEALED = SealedItems(
    table=lambda: settings().payments_table, sk="PAYMENT", context=payment_context, attributes=("payer",)
)
