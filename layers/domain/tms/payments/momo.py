"""MTN Mobile Money as a payment provider: the Collections API (token, requesttopay, status) over HTTP."""

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import cast
from uuid import UUID

import urllib3

from tms.kernel import clock
from tms.kernel.money import Money
from tms.payments.momo_documents import REASONS, plain, read_charge, read_code, write_amount
from tms.payments.provider import (
    Charge,
    FailureCode,
    ProviderRefused,
    ProviderUnavailable,
    UnknownCharge,
)

TOKEN_PATH = "/collection/token/"  # noqa: S105 (a path)
CHARGES_PATH = "/collection/v1_0/requesttopay"
TOKEN_MARGIN_SECONDS = 60

_TIMEOUT = urllib3.Timeout(connect=1.0, read=4.0)

# MTN answers these mistakes of the caller with status 500; any other 5xx leaves the outcome open.
_FINAL_ERRORS = frozenset(
    {
        "PAYER_NOT_FOUND",
        "PAYER_LIMIT_REACHED",
        "NOT_ENOUGH_FUNDS",
        "NOT_ALLOWED",
        "NOT_ALLOWED_TARGET_ENVIRONMENT",
        "INVALID_CALLBACK_URL_HOST",
        "INVALID_CURRENCY",
        "PAYEE_NOT_ALLOWED_TO_RECEIVE",
    }
)


@dataclass(frozen=True, slots=True, repr=False)
class MomoCredentials:
    """Who we are to MTN: the API user and its key, the subscription, and the country's environment."""

    api_user: str
    api_key: str
    subscription_key: str
    target_environment: str


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    good_until: int


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    document: Mapping[str, object]

    @property
    def code(self) -> str:
        return read_code(self.document.get("code")) or f"HTTP_{self.status}"

    @property
    def message(self) -> str:
        return str(self.document.get("message") or self.document.get("error") or "no explanation given")


def charge_reference(payment_id: str) -> UUID:
    """Return the X-Reference-Id of a payment: always the same one, so that a retry meets its own charge.

    MTN takes only UUIDs of version 4, so the digest is dressed as one (a uuid5 is refused).

    Examples:
        >>> charge_reference("pay_1") == charge_reference("pay_1")
        True
        >>> charge_reference("pay_1").version
        4
    """
    return UUID(bytes=sha256(f"tms:momo:{payment_id}".encode()).digest()[:16], version=4)


class Momo:
    """A client of the Collections API; keep one per container, it caches its token and connections.

    Args:
        base_url: such as `https://proxy.momoapi.mtn.com`, without the path.
        credentials: of the API user.
        timeout: of each HTTP request; 1 s to connect and 4 s to answer unless given.
    """

    def __init__(
        self, base_url: str, credentials: MomoCredentials, timeout: urllib3.Timeout = _TIMEOUT
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._credentials = credentials
        self._pool = urllib3.PoolManager(timeout=timeout, retries=False)
        self._token: _Token | None = None
        self._token_lock = threading.Lock()

    def request_to_pay(
        self,
        reference: UUID,
        amount: Money,
        payer_phone: str,
        external_id: str,
        message: str,
        callback_url: str | None = None,
    ) -> None:
        """Ask the payer's phone for approval; see `PaymentProvider.request_to_pay`.

        A reference that MTN already knows counts as accepted: it is this payment, sent before.
        """
        headers = {"X-Reference-Id": str(reference), "Content-Type": "application/json"}
        if callback_url:
            headers["X-Callback-Url"] = callback_url
        reply = self._call(
            "POST",
            CHARGES_PATH,
            headers,
            {
                "amount": write_amount(amount),
                "currency": amount.currency,
                "externalId": external_id,
                "payer": {"partyIdType": "MSISDN", "partyId": payer_phone.removeprefix("+")},
                "payerMessage": plain(message),
                "payeeNote": plain(external_id),
            },
        )
        if reply.status not in (202, 409):
            raise _error(reply)

    def status(self, reference: UUID) -> Charge:
        """Return how the charge stands; see `PaymentProvider.status`.

        Only MTN's own RESOURCE_NOT_FOUND means that there is none; a 404 of some gateway means nothing.
        """
        try:
            reply = self._call("GET", f"{CHARGES_PATH}/{reference}", {})
        except ProviderRefused as error:
            raise ProviderUnavailable(f"status: {error}") from error
        if reply.status == 404 and reply.code == "RESOURCE_NOT_FOUND":
            raise UnknownCharge(str(reference))
        if reply.status != 200:
            raise ProviderUnavailable(f"status: {reply.status} {reply.code}: {reply.message}")
        return read_charge(reply.document)

    def _call(self, method: str, path: str, headers: Mapping[str, str], body: object = None) -> _Reply:
        """Send with a bearer token; one that MTN no longer takes is replaced once."""
        token = self._bearer()
        reply = self._send(method, path, self._signed(headers, token), body)
        if reply.status == 401:
            reply = self._send(method, path, self._signed(headers, self._bearer(instead_of=token)), body)
        return reply

    def _signed(self, headers: Mapping[str, str], token: str) -> dict[str, str]:
        return {
            **headers,
            "Authorization": f"Bearer {token}",
            "X-Target-Environment": self._credentials.target_environment,
        }

    def _bearer(self, instead_of: str | None = None) -> str:
        with self._token_lock:
            token = self._token
            if token is None or clock.epoch() >= token.good_until or token.text == instead_of:
                token = self._token = self._new_token()
            return token.text

    def _new_token(self) -> _Token:
        login = f"{self._credentials.api_user}:{self._credentials.api_key}"
        reply = self._send("POST", TOKEN_PATH, urllib3.make_headers(basic_auth=login))
        if reply.status != 200:
            raise _error(reply)
        text, lifetime = reply.document.get("access_token"), reply.document.get("expires_in")
        if not isinstance(text, str) or not isinstance(lifetime, int):
            raise ProviderUnavailable("the token endpoint answered without a token")
        return _Token(text, clock.epoch() + lifetime - TOKEN_MARGIN_SECONDS)

    def _send(self, method: str, path: str, headers: Mapping[str, str], body: object = None) -> _Reply:
        try:
            response = self._pool.request(
                method,
                self._base_url + path,
                headers={
                    **headers,
                    "Ocp-Apim-Subscription-Key": self._credentials.subscription_key,
                },
                body=None if body is None else json.dumps(body).encode(),
                redirect=False,
            )
        except urllib3.exceptions.HTTPError as error:
            raise ProviderUnavailable(f"{method} {path}: {type(error).__name__}") from error
        return _Reply(response.status, _document(response.data))


def _error(reply: _Reply) -> ProviderRefused | ProviderUnavailable:
    """Sort an error answer: final when the request is at fault, open when the provider is."""
    final = reply.status < 500 and reply.status not in (408, 429)
    if final or reply.code in _FINAL_ERRORS:
        return ProviderRefused(reply.code, reply.message, REASONS.get(reply.code, FailureCode.PROVIDER_ERROR))
    return ProviderUnavailable(f"{reply.status} {reply.code}: {reply.message}")


def _document(data: bytes) -> Mapping[str, object]:
    """Read a JSON object; whatever else a gateway on the way puts there counts as empty."""
    try:
        document = json.loads(data or b"{}")
    except ValueError:
        return {}
    return cast("dict[str, object]", document) if isinstance(document, dict) else {}
