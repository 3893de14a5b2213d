"""A Mobile Money provider in memory that keeps the protocol of `tms.payments.provider`."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from tms.kernel.money import Money
from tms.payments.momo.provider import charge_reference, refund_reference
from tms.payments.provider import (
    Charge,
    ChargeStatus,
    FailureCode,
    ProviderRefused,
    ProviderUnavailable,
    UnknownCharge,
)


@dataclass
class FakeProvider:
    """Does what a test says.

    Attributes:
        down: nothing is answered, and nothing is done.
        refuses, refuses_refunds: the code with which requests are refused at once.
        charges, refunds: what was asked for, by reference.
        asked: the requests for money, with the callback address of each.
    """

    down: bool = False
    refuses: str | None = None
    refuses_refunds: str | None = None
    charges: dict[UUID, Charge] = field(default_factory=dict)
    refunds: dict[UUID, Charge] = field(default_factory=dict)
    asked: list[tuple[str, str, str | None]] = field(default_factory=list)

    def request_to_pay(
        self,
        reference: UUID,
        amount: Money,
        payer_phone: str,
        external_id: str,
        message: str,
        callback_url: str | None = None,
    ) -> None:
        self._answer(self.refuses)
        self.asked.append((payer_phone, message, callback_url))
        self.charges.setdefault(
            reference, Charge(ChargeStatus.PENDING, amount=amount, external_id=external_id)
        )

    def status(self, reference: UUID) -> Charge:
        self._answer(None)
        return _known(self.charges, reference)

    def refund(self, reference: UUID, amount: Money, charge: UUID, external_id: str, message: str) -> None:
        self._answer(self.refuses_refunds)
        assert self.charges[charge].status is ChargeStatus.SUCCEEDED, "only money that came in goes back"
        self.refunds.setdefault(
            reference, Charge(ChargeStatus.PENDING, amount=amount, external_id=external_id)
        )

    def refund_status(self, reference: UUID) -> Charge:
        self._answer(None)
        return _known(self.refunds, reference)

    def approve(self, payment_id: str, amount: Money | None = None) -> None:
        """Let the payer approve, of another amount if one is given."""
        reference = charge_reference(payment_id)
        charge = replace(self.charges[reference], status=ChargeStatus.SUCCEEDED, provider_reference="mtn-1")
        self.charges[reference] = replace(charge, amount=amount) if amount else charge

    def turns_up(self, payment_id: str, amount: Money) -> None:
        """Let a charge be known now: its request was left unanswered, and arrived after all."""
        self.charges[charge_reference(payment_id)] = Charge(
            ChargeStatus.PENDING, amount=amount, external_id=payment_id
        )

    def decline(self, payment_id: str, reason: FailureCode = FailureCode.PAYER_REJECTED) -> None:
        """Let the payer say no."""
        reference = charge_reference(payment_id)
        self.charges[reference] = replace(self.charges[reference], status=ChargeStatus.FAILED, reason=reason)

    def end_refund(self, payment_id: str, status: ChargeStatus, attempt: int = 0) -> None:
        """Let a refund of a payment end."""
        reference = refund_reference(payment_id, attempt)
        self.refunds[reference] = replace(self.refunds[reference], status=status)

    def end_refunds(self) -> None:
        """Let all refunds that are under way succeed."""
        for reference, refund in self.refunds.items():
            if refund.status is ChargeStatus.PENDING:
                self.refunds[reference] = replace(refund, status=ChargeStatus.SUCCEEDED)

    def _answer(self, refusal: str | None) -> None:
        if self.down:
            raise ProviderUnavailable("no answer")
        if refusal:
            raise ProviderRefused(refusal, FailureCode.PAYER_NOT_FOUND)


def _known(charges: dict[UUID, Charge], reference: UUID) -> Charge:
    if reference not in charges:
        raise UnknownCharge(str(reference))
    return charges[reference]
