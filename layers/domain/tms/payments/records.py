"""The records of the payments table. Only stores use them."""

from dataclasses import astuple, dataclass
from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.expressions.condition import Condition

from tms.kernel.money import Money
from tms.kernel.settings import from_environment
from tms.kernel.store import Record, in_table, whole_or_none
from tms.payments.payment import Payment, PaymentStatus, Share
from tms.payments.refund import Refund, RefundStatus, Why


@dataclass(frozen=True)
class Settings:
    """Where payments are kept."""

    payments_table: str


settings = from_environment(Settings)


class InPayments(Record):
    """An item of the table."""

    Meta: Any = in_table(lambda: settings().payments_table)


class PaymentRecord(InPayments):
    """`PAYMENT#<id>` / `PAYMENT`. The payer is sealed."""

    status = UnicodeAttribute()
    booking_id = UnicodeAttribute()
    company_id = UnicodeAttribute()
    owner = UnicodeAttribute()
    booking_owner = UnicodeAttribute()
    method = UnicodeAttribute()
    payer = UnicodeAttribute(null=True)
    amount = NumberAttribute()
    currency = UnicodeAttribute()
    created_at = NumberAttribute()
    settled_at = NumberAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    provider_reference = UnicodeAttribute(null=True)
    in_doubt = BooleanAttribute(null=True)
    refunds_failed = NumberAttribute(null=True)
    refund_after = NumberAttribute(null=True)
    erased_at = NumberAttribute(null=True)
    offset = NumberAttribute(null=True)
    heard_at = NumberAttribute(null=True)
    given_back = NumberAttribute(null=True)
    journey: JSONAttribute = JSONAttribute(null=True)
    refund_begun = BooleanAttribute(null=True)


class PostingRecord(InPayments):
    """`LEDGER#<company>` / `POSTING#<key>`: one posting with its entries; it is never changed."""

    booked_at = NumberAttribute()
    currency = UnicodeAttribute()
    entries: JSONAttribute = JSONAttribute()


class RefundRecord(InPayments):
    """`PAYMENT#<id>` / `REFUND#<id>`: a part of a payment's money that goes back; see `refund`."""

    status = UnicodeAttribute()
    booking_id = UnicodeAttribute()
    company_id = UnicodeAttribute()
    amount = NumberAttribute()
    currency = UnicodeAttribute()
    reason = UnicodeAttribute()
    created_at = NumberAttribute()
    settled_at = NumberAttribute(null=True)
    refunds_failed = NumberAttribute(null=True)
    refund_after = NumberAttribute(null=True)


def payment_of(record: PaymentRecord) -> Payment:
    """Return the payment that `record` keeps."""
    return Payment(
        payment_id=record.pk.removeprefix("PAYMENT#"),
        booking_id=record.booking_id,
        company_id=record.company_id,
        owner=record.owner,
        booking_owner=record.booking_owner,
        method=record.method,
        payer=record.payer,
        amount=Money(int(record.amount), record.currency),
        status=PaymentStatus(record.status),
        created_at=int(record.created_at),
        reason=record.reason,
        provider_reference=record.provider_reference,
        settled_at=whole_or_none(record.settled_at),
        in_doubt=bool(record.in_doubt),
        refunds_failed=int(record.refunds_failed or 0),
        refund_after=int(record.refund_after or 0),
        erased_at=whole_or_none(record.erased_at),
        offset=int(record.offset or 0),
        given_back=int(record.given_back or 0),
        journey=tuple(Share(*each) for each in record.journey or ()),
        refund_begun=bool(record.refund_begun),
    )


def record_of(payment: Payment) -> PaymentRecord:
    """Return the record of a payment that begins."""
    return PaymentRecord(
        pk=f"PAYMENT#{payment.payment_id}",
        sk="PAYMENT",
        status=payment.status.value,
        booking_id=payment.booking_id,
        company_id=payment.company_id,
        owner=payment.owner,
        booking_owner=payment.booking_owner,
        method=payment.method,
        payer=payment.payer,
        amount=payment.amount.amount,
        currency=payment.amount.currency,
        created_at=payment.created_at,
        offset=payment.offset,
        journey=[astuple(share) for share in payment.journey] or None,
    )


def refund_of(record: RefundRecord) -> Refund:
    """Return the refund that `record` keeps."""
    return Refund(
        refund_id=record.sk.removeprefix("REFUND#"),
        payment_id=record.pk.removeprefix("PAYMENT#"),
        booking_id=record.booking_id,
        company_id=record.company_id,
        amount=Money(int(record.amount), record.currency),
        why=Why(record.reason),
        status=RefundStatus(record.status),
        created_at=int(record.created_at),
        settled_at=whole_or_none(record.settled_at),
        refunds_failed=int(record.refunds_failed or 0),
        refund_after=int(record.refund_after or 0),
    )


def still_open(refund: Refund) -> Condition:
    """Return the condition that a refund is not settled, and has failed as often as when it was read."""
    before, fails = refund.refunds_failed, RefundRecord.refunds_failed
    same: Condition = fails == before
    if not before:
        same = fails.does_not_exist()
    running: Condition = same & (RefundRecord.status == RefundStatus.REFUNDING.value)
    return running


def payment_key(payment_id: str) -> PaymentRecord:
    """Return the key of a payment."""
    return PaymentRecord(f"PAYMENT#{payment_id}", "PAYMENT")


def waits_for_choice() -> Condition:
    """Return the condition that a payment's money waits, because its people may choose another trip."""
    refunding = PaymentRecord.status == PaymentStatus.REFUNDING.value
    waits: Condition = (
        refunding & PaymentRecord.refund_after.exists() & PaymentRecord.refund_begun.does_not_exist()
    )
    return waits
