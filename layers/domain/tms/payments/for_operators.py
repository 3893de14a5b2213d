"""Door for operators' commands: sample payments, what is kept sealed, and the provider's credentials."""

from tms.kernel.privacy.sealed_items import SealedItems
from tms.payments.momo.provider import MomoCredentials, momo
from tms.payments.payer import payment_context
from tms.payments.records import settings
from tms.payments.settlement import settle
from tms.payments.start_payment import start_payment

__all__ = ["SEALED", "MomoCredentials", "momo", "settle", "start_payment"]

SEALED = SealedItems(
    table=lambda: settings().payments_table, sk="PAYMENT", context=payment_context, attributes=("payer",)
)
