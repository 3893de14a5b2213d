"""A payment provider in this process: it does what it is told, and remembers whose money it has."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from tms.kernel.money import Money
from tms.payments.momo import charge_reference
from tms.payments.provider import Charge, ChargeStatus, FailureCode, ProviderUnavailable, UnknownCharge

T = TypeVar("T")


def _straight(_: str, call: Callable[[], object]) -> object:
    return call()


@dataclass
class FakeProvider:
    """Implements `PaymentProvider`; charges stay pending until `approve` or `decline`, refunds succeed.

    Attributes:
        wire: what every call goes through, for tests that cut it.
        down: answer nothing.
    """

    wire: Callable[[str, Callable[[], object]], object] = _straight
    down: bool = False
    charges: dict[UUID, Charge] = field(default_factory=dict)
    refunds: dict[UUID, Charge] = field(default_factory=dict)

    def request_to_pay(
        self,
        reference: UUID,
        amount: Money,
        payer_phone: str,
        external_id: str,
        message: str,
        callback_url: str | None = None,
    ) -> None:
        del payer_phone, message, callback_url
        charge = Charge(ChargeStatus.PENDING, amount=amount, external_id=external_id)
        self._carry("request_to_pay", lambda: self.charges.setdefault(reference, charge))

    def status(self, reference: UUID) -> Charge:
        return self._carry("status", lambda: self._known(self.charges, reference))

    def refund(self, reference: UUID, amount: Money, charge: UUID, external_id: str, message: str) -> None:
        del message
        assert self.charges[charge].status is ChargeStatus.SUCCEEDED
        refund = Charge(ChargeStatus.SUCCEEDED, "refund-1", amount=amount, external_id=external_id)
        self._carry("refund", lambda: self.refunds.setdefault(reference, refund))

    def refund_status(self, reference: UUID) -> Charge:
        return self._carry("refund_status", lambda: self._known(self.refunds, reference))

    def approve(self, payment_id: str) -> None:
        """The payer types the PIN."""
        self._end(payment_id, ChargeStatus.SUCCEEDED, None)

    def decline(self, payment_id: str) -> None:
        """The payer says no."""
        self._end(payment_id, ChargeStatus.FAILED, FailureCode.PAYER_REJECTED)

    @property
    def balance(self) -> int:
        """What the payers have paid and not got back, in minor units."""
        taken = [each for each in self.charges.values() if each.status is ChargeStatus.SUCCEEDED]
        return _sum(taken) - _sum(list(self.refunds.values()))

    def _end(self, payment_id: str, status: ChargeStatus, reason: FailureCode | None) -> None:
        reference = charge_reference(payment_id)
        charge = self.charges[reference]
        number = "momo-1" if status is ChargeStatus.SUCCEEDED else None
        self.charges[reference] = Charge(status, number, reason, None, charge.amount, payment_id)

    def _known(self, among: dict[UUID, Charge], reference: UUID) -> Charge:
        if reference not in among:
            raise UnknownCharge(str(reference))
        return among[reference]

    def _carry(self, name: str, call: Callable[[], T]) -> T:
        if self.down:
            raise ProviderUnavailable("down")
        return self.wire(name, call)  # type: ignore[return-value] # what the call returned


def _sum(charges: list[Charge]) -> int:
    return sum(charge.amount.amount for charge in charges if charge.amount is not None)
