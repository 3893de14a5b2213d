"""The gateway in front of one product, which checks the subscription key and the token."""

import base64
import binascii
import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass

from infra.simulator.protocol import Call, GatewayRefusal, Refusal, Reply, check_environment
from infra.simulator.timing import Clock

MOST_TOKENS = 10_000
"""The most tokens that a product keeps; the oldest ones are forgotten."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """The one API user that the simulator knows. They are public and good for nothing else.

    The user is the same for both products; each product has a subscription key of its own.
    """

    api_user: str = "5b2f3c1e-7d0a-4c8e-9a51-0f6d2b7c4e10"
    api_key: str = "simulated-api-key"
    subscription_key: str = "simulated-subscription-key"
    disbursement_subscription_key: str = "simulated-disbursement-subscription-key"
    target_environment: str = "mtnrwanda"


class Gate:
    """Answers a product's token endpoint, and passes other calls on if their caller is known.

    Args:
        credentials: of the API user.
        subscription_key: of this product.
        lifetime: of a token, in seconds.
        clock: ends tokens.
        serve: the product itself: a call, with a path that starts after the product's name, and the
            target environment.
    """

    def __init__(
        self,
        credentials: Credentials,
        subscription_key: str,
        lifetime: float,
        clock: Clock,
        serve: Callable[[Call, str], Reply],
    ) -> None:
        self._credentials = credentials
        self._subscription_key = subscription_key
        self._lifetime = lifetime
        self._clock = clock
        self._serve = serve
        self._tokens: dict[str, float] = {}
        self._lock = threading.Lock()

    def answer(self, call: Call) -> Reply:
        """Return the answer to one request.

        Raises:
            Refusal: it breaks a rule.
        """
        self._check_subscription(call)
        if (call.method, call.path) == ("POST", "/token/"):
            return self._token(call)
        return self._serve(call, self._caller_environment(call))

    def revoke_tokens(self) -> None:
        """Forget all tokens handed out, so that the next use of each is answered 401."""
        with self._lock:
            self._tokens.clear()

    def _check_subscription(self, call: Call) -> None:
        key = call.headers.get("ocp-apim-subscription-key")
        if key is None:
            raise GatewayRefusal(401, "Access denied due to missing subscription key.")
        if not _same(key, self._subscription_key):
            raise GatewayRefusal(401, "Access denied due to invalid subscription key.")

    def _token(self, call: Call) -> Reply:
        if call.body:
            raise Refusal(400, "BAD_REQUEST", "the token request has no body")
        scheme, _, login = call.headers.get("authorization", "").partition(" ")
        try:
            given = base64.b64decode(login, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            given = ""
        expected = f"{self._credentials.api_user}:{self._credentials.api_key}"
        if scheme != "Basic" or not _same(given, expected):
            return Reply(401, {"error": "login_failed"})
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._tokens[token] = self._clock.now() + self._lifetime
            if len(self._tokens) > MOST_TOKENS:
                del self._tokens[next(iter(self._tokens))]
        return Reply(
            200, {"access_token": token, "token_type": "access_token", "expires_in": int(self._lifetime)}
        )

    def _caller_environment(self, call: Call) -> str:
        scheme, _, token = call.headers.get("authorization", "").partition(" ")
        if scheme != "Bearer" or self._clock.now() >= self._tokens.get(token, 0.0):
            raise GatewayRefusal(401, "Unauthorized")
        return check_environment(call, self._credentials.target_environment)


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())
