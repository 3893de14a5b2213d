"""MTN Mobile Money as a payment provider: Collections asks for money, Disbursement gives it back."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from uuid import UUID

import urllib3

from tms.kernel.money import Money
from tms.kernel.secrets import secret
from tms.kernel.settings import from_environment
from tms.payments.momo.documents import plain, read_charge, write_amount
from tms.payments.momo.product import Access, Product
from tms.payments.provider import Charge

CHARGES_PATH = "/v1_0/requesttopay"
REFUNDS_PATH = "/v1_0/refund"
"""There is a v2_0 of the request too, but not of the status; one version is used for both."""

SANDBOX, SANDBOX_CURRENCY = "sandbox", "EUR"
"""MTN's sandbox accepts no other currency (momodeveloper.mtn.com, API documentation, "Testing")."""

_TIMEOUT = urllib3.Timeout(connect=1.0, read=4.0)


@dataclass(frozen=True, slots=True, repr=False)
class MomoCredentials:
    """Our credentials at MTN: one API user for both products, and a subscription for each product.

    Attributes:
        api_user: a UUID; in production it is made in the partner portal.
        api_key: the API user's password.
        subscription_key: of the product Collections.
        disbursement_subscription_key: of the product Disbursement.
        target_environment: the country, such as `mtnrwanda`, or `sandbox`.
        currency: of our prices. In the sandbox, EUR stands for it: 3500 RWF are asked for as 3500 EUR, so
            that a stage for tests can take payments. Elsewhere it is not used.
    """

    api_user: str
    api_key: str
    subscription_key: str
    disbursement_subscription_key: str
    target_environment: str
    currency: str = "RWF"


def charge_reference(payment_id: str) -> UUID:
    """Return the X-Reference-Id of a payment's charge: always the same one, so that a retry makes no second.

    Examples:
        >>> charge_reference("pay_1") == charge_reference("pay_1")
        True
        >>> charge_reference("pay_1").version
        4
    """
    return _reference(f"tms:momo:{payment_id}")


def refund_reference(payment_id: str, attempt: int = 0) -> UUID:
    """Return the X-Reference-Id of a payment's refund: always the same one for the same attempt.

    MTN accepts one refund for each reference.

    Args:
        attempt: how many refunds of the payment have failed before; a reference that failed stays failed.

    Examples:
        >>> refund_reference("pay_1") == charge_reference("pay_1")
        False
    """
    return _reference(f"tms:momo:refund:{payment_id}{f':{attempt}' if attempt else ''}")


def _reference(text: str) -> UUID:
    """Return the digest of a text as a UUID of version 4; MTN refuses other versions."""
    return UUID(bytes=sha256(text.encode()).digest()[:16], version=4)


class Momo:
    """A client of both products. It keeps tokens and connections, so use one in each container.

    Args:
        base_url: without a path, such as `https://proxy.momoapi.mtn.com`.
        credentials: of the API user.
        timeout: of each HTTP request; 1 s to connect and 4 s to answer unless given.
    """

    def __init__(
        self, base_url: str, credentials: MomoCredentials, timeout: urllib3.Timeout = _TIMEOUT
    ) -> None:
        pool = urllib3.PoolManager(timeout=timeout, retries=False)
        root = base_url.rstrip("/")
        login, country = (credentials.api_user, credentials.api_key), credentials.target_environment
        self._sandboxed = credentials.currency if country == SANDBOX else None
        self._collection = Product(
            pool, f"{root}/collection", Access(login, credentials.subscription_key, country)
        )
        self._disbursement = Product(
            pool, f"{root}/disbursement", Access(login, credentials.disbursement_subscription_key, country)
        )

    def request_to_pay(
        self,
        reference: UUID,
        amount: Money,
        payer_phone: str,
        external_id: str,
        message: str,
        callback_url: str | None = None,
    ) -> None:
        """Ask the payer for approval on their phone; see `PaymentProvider.request_to_pay`."""
        document = {
            **self._asked(amount, external_id),
            "payer": {"partyIdType": "MSISDN", "partyId": payer_phone.removeprefix("+")},
            "payerMessage": plain(message),
            "payeeNote": plain(external_id),
        }
        self._collection.create(CHARGES_PATH, reference, document, callback_url)

    def status(self, reference: UUID) -> Charge:
        """Return how the charge stands; see `PaymentProvider.status`."""
        return self._told(self._collection.read(CHARGES_PATH, reference))

    def refund(self, reference: UUID, amount: Money, charge: UUID, external_id: str, message: str) -> None:
        """Give money back to the payer of `charge`; see `PaymentProvider.refund`.

        In a refund we are MTN's payer, so the passenger reads the payee's note.
        """
        document = {
            **self._asked(amount, external_id),
            "payerMessage": plain(external_id),
            "payeeNote": plain(message),
            "referenceIdToRefund": str(charge),
        }
        self._disbursement.create(REFUNDS_PATH, reference, document)

    def refund_status(self, reference: UUID) -> Charge:
        """Return how the refund stands; see `PaymentProvider.refund_status`."""
        return self._told(self._disbursement.read(REFUNDS_PATH, reference))

    def _asked(self, amount: Money, external_id: str) -> dict[str, object]:
        currency = SANDBOX_CURRENCY if amount.currency == self._sandboxed else amount.currency
        return {"amount": write_amount(amount), "currency": currency, "externalId": external_id}

    def _told(self, document: Mapping[str, object]) -> Charge:
        if self._sandboxed and document.get("currency") == SANDBOX_CURRENCY:
            document = {**document, "currency": self._sandboxed}
        return read_charge(document)


@dataclass(frozen=True)
class Settings:
    """Where the provider is, and where our credentials are."""

    momo_url: str
    momo_credentials_parameter: str


settings = from_environment(Settings)


@cache
def momo() -> Momo:
    """Return the client of the provider in this environment, one for each container."""
    return Momo(settings().momo_url, MomoCredentials(**secret(settings().momo_credentials_parameter)))
