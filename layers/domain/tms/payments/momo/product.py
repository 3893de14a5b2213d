"""A client of one product of MTN Mobile Money: its subscription, its token, and what its answers mean."""

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast
from uuid import UUID

import urllib3

from tms.kernel import clock
from tms.payments.momo.documents import REASONS, read_code
from tms.payments.provider import FailureCode, ProviderRefused, ProviderUnavailable, UnknownCharge

TOKEN_MARGIN_SECONDS = 60

# These answers are about our credentials, our address or a gateway's load, and not about the transaction.
_NOT_OF_THE_REQUEST = frozenset({401, 403, 404, 408, 429})

# MTN answers these errors with status 500 though they are final; any other 5xx leaves the outcome open.
_FINAL_ERRORS = frozenset(
    {
        "PAYER_NOT_FOUND",
        "PAYER_LIMIT_REACHED",
        "PAYEE_NOT_FOUND",
        "NOT_ENOUGH_FUNDS",
        "NOT_ALLOWED",
        "NOT_ALLOWED_TARGET_ENVIRONMENT",
        "INVALID_CALLBACK_URL_HOST",
        "INVALID_CURRENCY",
        "PAYEE_NOT_ALLOWED_TO_RECEIVE",
    }
)


@dataclass(frozen=True, slots=True, repr=False)
class Access:
    """The credentials for one product.

    Attributes:
        login: the API user and its key.
        subscription_key: of this product; other products have others.
        target_environment: the country, such as `mtnrwanda`.
    """

    login: tuple[str, str]
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


class Product:
    """A client of one product; it keeps the product's token.

    Args:
        pool: the connections, shared by the products.
        url: of the product, such as `https://proxy.momoapi.mtn.com/collection`.
        access: the credentials for it.
    """

    def __init__(self, pool: urllib3.PoolManager, url: str, access: Access) -> None:
        self._pool = pool
        self._url = url
        self._access = access
        self._token: _Token | None = None
        self._token_lock = threading.Lock()

    def create(
        self, path: str, reference: UUID, document: Mapping[str, object], callback_url: str | None = None
    ) -> None:
        """Ask for a transaction under `reference`; a reference that MTN knows was asked for before.

        Raises:
            ProviderUnavailable: the outcome is unknown.
            ProviderRefused: this request made no transaction.
        """
        headers = {"X-Reference-Id": str(reference), "Content-Type": "application/json"}
        if callback_url:
            headers["X-Callback-Url"] = callback_url
        reply = self._call("POST", path, headers, document)
        if reply.status not in (202, 409):
            raise _error(reply)

    def read(self, path: str, reference: UUID) -> Mapping[str, object]:
        """Return the document that tells how a transaction stands.

        There is no transaction only if MTN itself says RESOURCE_NOT_FOUND; a gateway's 404 tells nothing.

        Raises:
            UnknownCharge: there is no transaction under `reference`.
            ProviderUnavailable: there is no usable answer.
        """
        reply = self._call("GET", f"{path}/{reference}", {})
        if reply.status == 404 and reply.code == "RESOURCE_NOT_FOUND":
            raise UnknownCharge(str(reference))
        if reply.status != 200:
            raise ProviderUnavailable(f"status: {reply.status} {reply.code}")
        return reply.document

    def _call(self, method: str, path: str, headers: Mapping[str, str], body: object = None) -> _Reply:
        """Send a request with a bearer token; a token that MTN refuses is replaced once."""
        token = self._bearer()
        reply = self._send(method, path, self._signed(headers, token), body)
        if reply.status == 401:
            reply = self._send(method, path, self._signed(headers, self._bearer(instead_of=token)), body)
        return reply

    def _signed(self, headers: Mapping[str, str], token: str) -> dict[str, str]:
        return {
            **headers,
            "Authorization": f"Bearer {token}",
            "X-Target-Environment": self._access.target_environment,
        }

    def _bearer(self, instead_of: str | None = None) -> str:
        with self._token_lock:
            token = self._token
            if token is None or clock.epoch() >= token.good_until or token.text == instead_of:
                token = self._token = self._new_token()
            return token.text

    def _new_token(self) -> _Token:
        login = ":".join(self._access.login)
        reply = self._send("POST", "/token/", urllib3.make_headers(basic_auth=login))
        if reply.status != 200:
            raise ProviderUnavailable(f"token: {reply.status} {reply.code}: {reply.message}")
        text, lifetime = reply.document.get("access_token"), reply.document.get("expires_in")
        if not isinstance(text, str) or not isinstance(lifetime, int):
            raise ProviderUnavailable("the token endpoint answered without a token")
        return _Token(text, clock.epoch() + lifetime - TOKEN_MARGIN_SECONDS)

    def _send(self, method: str, path: str, headers: Mapping[str, str], body: object = None) -> _Reply:
        try:
            response = self._pool.request(
                method,
                self._url + path,
                headers={**headers, "Ocp-Apim-Subscription-Key": self._access.subscription_key},
                body=None if body is None else json.dumps(body).encode(),
                redirect=False,
            )
        except urllib3.exceptions.HTTPError as error:
            raise ProviderUnavailable(f"{method} {path}: {type(error).__name__}") from error
        return _Reply(response.status, _document(response.data))


def _error(reply: _Reply) -> ProviderRefused | ProviderUnavailable:
    """Return the error for an answer: final if the request is wrong, open if the provider or our setup is."""
    final = reply.status < 500 or reply.code in _FINAL_ERRORS
    if final and reply.status not in _NOT_OF_THE_REQUEST:
        return ProviderRefused(reply.code, REASONS.get(reply.code, FailureCode.PROVIDER_ERROR))
    return ProviderUnavailable(f"{reply.status} {reply.code}")


def _document(data: bytes) -> Mapping[str, object]:
    """Read a JSON object; anything else, as from a gateway on the way, counts as an empty one."""
    try:
        document = json.loads(data or b"{}")
    except ValueError:
        return {}
    return cast("dict[str, object]", document) if isinstance(document, dict) else {}
