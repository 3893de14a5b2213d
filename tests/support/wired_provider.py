"""The provider in memory behind a wire that a test can cut, and what its accounts say."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from tests.support.provider import FakeProvider
from tms.kernel.money import Money
from tms.payments.provider import Charge, ChargeStatus


def _straight(_: str, call: Callable[[], Any]) -> Any:
    return call()


@dataclass
class WiredProvider(FakeProvider):
    """Refunds succeed at once here.

    Attributes:
        wire: carries every call, given the call's name and what it does.
    """

    wire: Callable[[str, Callable[[], Any]], Any] = _straight

    def request_to_pay(
        self,
        reference: UUID,
        amount: Money,
        payer_phone: str,
        external_id: str,
        message: str,
        callback_url: str | None = None,
    ) -> None:
        ask = super().request_to_pay
        arguments = (reference, amount, payer_phone, external_id, message, callback_url)
        self.wire("request_to_pay", lambda: ask(*arguments))

    def status(self, reference: UUID) -> Charge:
        ask = super().status
        charge: Charge = self.wire("status", lambda: ask(reference))
        return charge

    def refund(self, reference: UUID, amount: Money, charge: UUID, external_id: str, message: str) -> None:
        ask = super().refund

        def succeed() -> None:
            ask(reference, amount, charge, external_id, message)
            self.refunds[reference] = replace(self.refunds[reference], status=ChargeStatus.SUCCEEDED)

        self.wire("refund", succeed)

    def refund_status(self, reference: UUID) -> Charge:
        ask = super().refund_status
        refund: Charge = self.wire("refund_status", lambda: ask(reference))
        return refund

    @property
    def balance(self) -> int:
        """What the payers have paid and not got back, in minor units."""
        return _moved(self.charges.values()) - _moved(self.refunds.values())


def _moved(charges: Iterable[Charge]) -> int:
    done = (charge for charge in charges if charge.status is ChargeStatus.SUCCEEDED)
    return sum(charge.amount.amount for charge in done if charge.amount is not None)
