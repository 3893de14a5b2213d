"""The refunds of the simulated product Disbursement: money back to the payer of a charge.

MTN does not publish its answer when it refuses a refund, so 404 and 400 here are a guess. No callbacks are
sent.
"""

from dataclasses import dataclass
from decimal import Decimal

from infra.simulator.charges import Charge
from infra.simulator.outcomes import Answer
from infra.simulator.protocol import Call, GatewayRefusal, RefundRequest, Refusal, Reply, read_refund_request
from infra.simulator.timing import Clock, Seconds
from infra.simulator.transactions import Transaction, Transactions, new_number

REFUNDS_PATH = "/v1_0/refund"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund(Transaction):
    """A refund that was accepted."""

    charge: Charge
    amount: Decimal


class Disbursements:
    """The product: `serve` a call; what may be given back follows from `charges`."""

    def __init__(self, seconds: Seconds, clock: Clock, charges: Transactions[Charge]) -> None:
        self._seconds = seconds
        self._clock = clock
        self._charges = charges
        self.refunds = Transactions[Refund]()

    def serve(self, call: Call, environment: str) -> Reply:
        """Return the answer to one request, its caller already known.

        Raises:
            Refusal: it breaks a rule.
        """
        if (call.method, call.path) == ("POST", REFUNDS_PATH):
            return self._refund(read_refund_request(call, environment))
        if call.method == "GET" and call.path.startswith(REFUNDS_PATH + "/"):
            return self.refunds.tell(call.path.removeprefix(REFUNDS_PATH + "/"), self._clock.now())
        raise GatewayRefusal(404, "Resource not found")

    def _refund(self, request: RefundRequest) -> Reply:
        refund = self.refunds.add(request.reference, lambda: self._accepted(request))
        unanswered = refund.charge.outcome.refund_answer is Answer.UNANSWERED
        return Reply(202, stall=self._seconds.stall if unanswered else 0.0)

    def _accepted(self, request: RefundRequest) -> Refund:
        charge = self._charges.find(request.charge)
        now = self._clock.now()
        if charge.outcome.refund_answer is Answer.UNAVAILABLE:
            raise Refusal(503, "SERVICE_UNAVAILABLE", "Service temporarily unavailable.")
        if charge.status(now) != "SUCCESSFUL":
            raise Refusal(400, "BAD_REQUEST", "only a successful payment can be refunded")
        if request.amount > self._left_of(charge, now):
            raise Refusal(400, "BAD_REQUEST", "the amount exceeds what is left of the payment")
        return Refund(
            fields={**request.fields, "payee": charge.fields["payer"]},
            reason=charge.outcome.refund_reason,
            settles_at=now + self._seconds.settle,
            number=new_number(),
            charge=charge,
            amount=request.amount,
        )

    def _left_of(self, charge: Charge, now: float) -> Decimal:
        given_back = sum(
            one.amount for one in self.refunds.all() if one.charge is charge and one.status(now) != "FAILED"
        )
        return Decimal(str(charge.fields["amount"])) - given_back
