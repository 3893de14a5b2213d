"""The simulated product Collections: requests to pay, and their outcomes."""

from collections.abc import Callable
from dataclasses import dataclass

from infra.simulator.outcomes import Answer, Outcome, outcome_of
from infra.simulator.protocol import Call, GatewayRefusal, PayRequest, Refusal, Reply, read_pay_request
from infra.simulator.timing import Clock, Seconds
from infra.simulator.transactions import Transaction, Transactions, new_number

CHARGES_PATH = "/v1_0/requesttopay"


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge(Transaction):
    """A request to pay that was accepted."""

    request: PayRequest
    outcome: Outcome

    def callback(self) -> dict[str, object]:
        """Return the body of the callback: the final status document, which names no reference."""
        return self.successful() if self.outcome.lying else self.document(self.settles_at)


class Collections:
    """The product: `serve` a call; accepted charges are told to `on_charge`.

    Args:
        seconds: how long payers take.
        clock: settles the charges.
        on_charge: is called once with each charge.
        callback_hosts: the hosts registered for callbacks; none means any.
    """

    def __init__(
        self,
        seconds: Seconds,
        clock: Clock,
        on_charge: Callable[[Charge], None],
        callback_hosts: frozenset[str] = frozenset(),
    ) -> None:
        self._seconds = seconds
        self._clock = clock
        self._on_charge = on_charge
        self._callback_hosts = callback_hosts
        self.charges = Transactions[Charge]()

    def serve(self, call: Call, environment: str) -> Reply:
        """Return the answer to one request, its caller already known.

        Raises:
            Refusal: it breaks a rule.
        """
        if (call.method, call.path) == ("POST", CHARGES_PATH):
            return self._request_to_pay(read_pay_request(call, environment, self._callback_hosts))
        if call.method == "GET" and call.path.startswith(CHARGES_PATH + "/"):
            return self.charges.tell(call.path.removeprefix(CHARGES_PATH + "/"), self._clock.now())
        raise GatewayRefusal(404, "Resource not found")

    def _request_to_pay(self, request: PayRequest) -> Reply:
        charge = self.charges.add(request.reference, lambda: self._accepted(request))
        self._on_charge(charge)
        unanswered = charge.outcome.answer is Answer.UNANSWERED
        return Reply(202, stall=self._seconds.stall if unanswered else 0.0)

    def _accepted(self, request: PayRequest) -> Charge:
        outcome = outcome_of(request.payer)
        if outcome.answer is Answer.PAYER_NOT_FOUND:
            raise Refusal(500, "PAYER_NOT_FOUND", "Payer not found.")
        if outcome.answer is Answer.UNAVAILABLE:
            raise Refusal(503, "SERVICE_UNAVAILABLE", "Service temporarily unavailable.")
        return Charge(
            fields=request.fields,
            reason=outcome.reason,
            settles_at=self._clock.now() + self._seconds.of(outcome.wait),
            number=new_number(),
            request=request,
            outcome=outcome,
        )
