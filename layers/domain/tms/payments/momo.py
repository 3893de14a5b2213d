"""MTN Mobile Money as a payment provider: Collections asks for money, Disbursement gives it back."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

import urllib3

from tms.kernel.money import Money
from tms.payments.momo_documents import plain, write_amount
from tms.payments.momo_product import Access, Product
from tms.payments.provider import Charge

CHARGES_PATH = "/v1_0/requesttopay"
REFUNDS_PATH = "/v1_0/refund"
"""There is a v2_0 of the same body too, but a status is read at v1_0 only; one version is used for both."""

_TIMEOUT = urllib3.Timeout(connect=1.0, read=4.0)


@dataclass(frozen=True, slots=True, repr=False)
class MomoCredentials:
    """Who we are to MTN: one API user for both products, and each product's own subscription.

    Attributes:
        api_user: a UUID; in production it is made in the partner portal.
        api_key: the API user's password.
        subscription_key: of the product Collections.
        disbursement_subscription_key: of the product Disbursement.
        target_environment: the country, such as `mtnrwanda`, or `sandbox`.
    """

    api_user: str
    api_key: str
    subscription_key: str
    disbursement_subscription_key: str
    target_environment: str


def charge_reference(payment_id: str) -> UUID:
    """Return the X-Reference-Id of a payment: always the same one, so that a retry meets its own charge.

    Examples:
        >>> charge_reference("pay_1") == charge_reference("pay_1")
        True
        >>> charge_reference("pay_1").version
        4
    """
    return _reference(f"tms:momo:{payment_id}")


def refund_reference(payment_id: str) -> UUID:
    """Return the X-Reference-Id of the refund of a payment, likewise always the same one.

    MTN takes one refund per reference: where a payment is refunded in several parts, give each part's own id.

    Examples:
        >>> refund_reference("pay_1") == charge_reference("pay_1")
        False
    """
    return _reference(f"tms:momo:refund:{payment_id}")


def _reference(text: str) -> UUID:
    """MTN takes only UUIDs of version 4, so the digest is dressed as one (a uuid5 is refused)."""
    return UUID(bytes=sha256(text.encode()).digest()[:16], version=4)


class Momo:
    """A client of both products; keep one per container, it caches its tokens and connections.

    Args:
        base_url: such as `https://proxy.momoapi.mtn.com`, without the path.
        credentials: of the API user.
        timeout: of each HTTP request; 1 s to connect and 4 s to answer unless given.
    """

    def __init__(
        self, base_url: str, credentials: MomoCredentials, timeout: urllib3.Timeout = _TIMEOUT
    ) -> None:
        pool = urllib3.PoolManager(timeout=timeout, retries=False)
        root = base_url.rstrip("/")
        login, country = (credentials.api_user, credentials.api_key), credentials.target_environment
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
        """Ask the payer's phone for approval; see `PaymentProvider.request_to_pay`."""
        document = {
            **_asked(amount, external_id),
            "payer": {"partyIdType": "MSISDN", "partyId": payer_phone.removeprefix("+")},
            "payerMessage": plain(message),
            "payeeNote": plain(external_id),
        }
        self._collection.create(CHARGES_PATH, reference, document, callback_url)

    def status(self, reference: UUID) -> Charge:
        """Return how the charge stands; see `PaymentProvider.status`."""
        return self._collection.read(CHARGES_PATH, reference)

    def refund(self, reference: UUID, amount: Money, charge: UUID, external_id: str, message: str) -> None:
        """Give money back to who paid `charge`; see `PaymentProvider.refund`.

        Here we are the payer, so the passenger is the one who reads the payee's note.
        """
        document = {
            **_asked(amount, external_id),
            "payerMessage": plain(external_id),
            "payeeNote": plain(message),
            "referenceIdToRefund": str(charge),
        }
        self._disbursement.create(REFUNDS_PATH, reference, document)

    def refund_status(self, reference: UUID) -> Charge:
        """Return how the refund stands; see `PaymentProvider.refund_status`."""
        return self._disbursement.read(REFUNDS_PATH, reference)


def _asked(amount: Money, external_id: str) -> dict[str, object]:
    return {"amount": write_amount(amount), "currency": amount.currency, "externalId": external_id}
