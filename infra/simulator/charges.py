"""The simulated Collections API without its HTTP server: tokens, charges, and what each answers when."""

import base64
import binascii
import hmac
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from infra.simulator.outcomes import Answer, Outcome, Wait, outcome_of
from infra.simulator.protocol import (
    Call,
    GatewayRefusal,
    PayRequest,
    Refusal,
    Reply,
    check_environment,
    read_pay_request,
)

TOKEN_PATH = "/collection/token/"  # noqa: S105 (a path)
CHARGES_PATH = "/collection/v1_0/requesttopay"


@dataclass(frozen=True, slots=True)
class Credentials:
    """The one API user the simulator knows; public, and worth nothing anywhere else."""

    api_user: str = "5b2f3c1e-7d0a-4c8e-9a51-0f6d2b7c4e10"
    api_key: str = "simulated-api-key"
    subscription_key: str = "simulated-subscription-key"
    target_environment: str = "mtnrwanda"


@dataclass(frozen=True, slots=True)
class Seconds:
    """How long things take, in seconds.

    The real payer has 300 s to approve. `late` is more than a hold of seats can last.
    """

    settle: float = 2.0
    ongoing: float = 30.0
    expire: float = 300.0
    late: float = 1200.0
    stall: float = 6.0
    token: float = 3600.0

    def of(self, wait: Wait) -> float:
        """Return how long a charge of that kind stays pending."""
        return {
            Wait.SETTLE: self.settle,
            Wait.ONGOING: self.ongoing,
            Wait.EXPIRE: self.expire,
            Wait.LATE: self.late,
            Wait.FOREVER: float("inf"),
        }[wait]


class Clock:
    """The simulator's time, which can be moved forward so that nobody has to sit out a late payment."""

    def __init__(self) -> None:
        self._skipped = 0.0

    def now(self) -> float:
        """Return seconds on the simulator's clock."""
        return time.time() + self._skipped

    def advance(self, seconds: float) -> None:
        """Move the clock `seconds` forward."""
        self._skipped += seconds


@dataclass(frozen=True, slots=True)
class Charge:
    """A request to pay that was accepted; its status follows from the time alone."""

    request: PayRequest
    outcome: Outcome
    settles_at: float
    transaction: str

    def document(self, at: float) -> dict[str, object]:
        """Return MTN's status document as it is at the moment `at`."""
        if at < self.settles_at:
            return {**self.request.fields, "status": "PENDING"}
        if self.outcome.reason:
            return {**self.request.fields, "status": "FAILED", "reason": self.outcome.reason}
        return self._successful()

    def callback(self) -> dict[str, object]:
        """Return what the callback carries: the final status document, which names no reference."""
        return self._successful() if self.outcome.lying else self.document(self.settles_at)

    def _successful(self) -> dict[str, object]:
        return {
            "financialTransactionId": self.transaction,
            **self.request.fields,
            "status": "SUCCESSFUL",
        }


class Collections:
    """The API: `answer` a call; accepted charges are told to `on_charge`."""

    def __init__(
        self,
        credentials: Credentials,
        seconds: Seconds,
        clock: Clock,
        on_charge: Callable[[Charge], None],
        callback_hosts: frozenset[str] = frozenset(),
    ) -> None:
        self._credentials = credentials
        self._seconds = seconds
        self._clock = clock
        self._on_charge = on_charge
        self._callback_hosts = callback_hosts
        self._tokens: dict[str, float] = {}
        self._charges: dict[UUID, Charge] = {}
        self._lock = threading.Lock()

    def answer(self, call: Call) -> Reply:
        """Return the answer to one request, as the real API words it."""
        try:
            self._check_subscription(call)
            if (call.method, call.path) == ("POST", TOKEN_PATH):
                return self._token(call)
            if (call.method, call.path) == ("POST", CHARGES_PATH):
                return self._request_to_pay(call)
            if call.method == "GET" and call.path.startswith(CHARGES_PATH + "/"):
                return self._status(call)
            raise GatewayRefusal(404, "Resource not found")
        except Refusal as refusal:
            return refusal.reply

    def revoke_tokens(self) -> None:
        """Forget all tokens handed out, so that the next use of each is answered 401."""
        self._tokens.clear()

    def _check_subscription(self, call: Call) -> None:
        key = call.headers.get("ocp-apim-subscription-key")
        if key is None:
            raise GatewayRefusal(401, "Access denied due to missing subscription key.")
        if not _same(key, self._credentials.subscription_key):
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
        self._tokens[token] = self._clock.now() + self._seconds.token
        lifetime = int(self._seconds.token)
        return Reply(200, {"access_token": token, "token_type": "access_token", "expires_in": lifetime})

    def _check_caller(self, call: Call) -> str:
        scheme, _, token = call.headers.get("authorization", "").partition(" ")
        if scheme != "Bearer" or self._clock.now() >= self._tokens.get(token, 0.0):
            raise GatewayRefusal(401, "Unauthorized")
        return check_environment(call, self._credentials.target_environment)

    def _request_to_pay(self, call: Call) -> Reply:
        request = read_pay_request(call, self._check_caller(call), self._callback_hosts)
        outcome = outcome_of(request.payer)
        with self._lock:
            if request.reference in self._charges:
                raise Refusal(
                    409,
                    "RESOURCE_ALREADY_EXIST",
                    "Duplicated reference id. Creation of resource failed.",
                )
            if outcome.answer is Answer.PAYER_NOT_FOUND:
                raise Refusal(500, "PAYER_NOT_FOUND", "Payer not found.")
            if outcome.answer is Answer.UNAVAILABLE:
                raise Refusal(503, "SERVICE_UNAVAILABLE", "Service temporarily unavailable.")
            settles_at = self._clock.now() + self._seconds.of(outcome.wait)
            transaction = str(1_000_000_000 + secrets.randbelow(9_000_000_000))
            charge = Charge(request, outcome, settles_at, transaction)
            self._charges[request.reference] = charge
        self._on_charge(charge)
        return Reply(202, stall=self._seconds.stall if outcome.answer is Answer.UNANSWERED else 0.0)

    def _status(self, call: Call) -> Reply:
        self._check_caller(call)
        try:
            charge = self._charges.get(UUID(call.path.removeprefix(CHARGES_PATH + "/")))
        except ValueError:
            raise Refusal(400, "BAD_REQUEST", "the reference is no UUID") from None
        if charge is None:
            raise Refusal(404, "RESOURCE_NOT_FOUND", "Requested resource was not found.")
        return Reply(200, charge.document(self._clock.now()))


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())
