"""Several payments at once, by their ids."""

from collections.abc import Collection

from tms.payments.payment import Payment
from tms.payments.records import PaymentRecord, payment_of


def by_ids(payment_ids: Collection[str]) -> list[Payment]:
    """Return payments, as they are now; those that do not exist are left out."""
    keys = [(f"PAYMENT#{payment_id}", "PAYMENT") for payment_id in sorted(payment_ids)]
    found = PaymentRecord.batch_get(keys, consistent_read=True) if keys else ()
    return [payment_of(record) for record in found]
