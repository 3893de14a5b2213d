"""The simulated API without its HTTP server: each product behind its own gateway."""

from collections.abc import Callable
from dataclasses import replace

from infra.simulator.charges import Charge, Collections
from infra.simulator.gate import Credentials, Gate
from infra.simulator.protocol import Call, GatewayRefusal, Refusal, Reply
from infra.simulator.refunds import Disbursements
from infra.simulator.timing import Clock, Seconds


class Api:
    """Answers calls as MTN does.

    Args:
        credentials: the API user and its subscriptions.
        seconds: how long things take.
        clock: the time it all happens at.
        on_charge: is called once with each charge that is accepted.
        callback_hosts: the hosts registered for callbacks; none means any.
    """

    def __init__(
        self,
        credentials: Credentials,
        seconds: Seconds,
        clock: Clock,
        on_charge: Callable[[Charge], None],
        callback_hosts: frozenset[str] = frozenset(),
    ) -> None:
        self.collections = Collections(seconds, clock, on_charge, callback_hosts)
        self.disbursements = Disbursements(seconds, clock, self.collections.charges)
        products = (
            ("collection", credentials.subscription_key, self.collections.serve),
            ("disbursement", credentials.disbursement_subscription_key, self.disbursements.serve),
        )
        self._gates = {
            name: Gate(credentials, key, seconds.token, clock, serve) for name, key, serve in products
        }

    def answer(self, call: Call) -> Reply:
        """Return the answer to one request."""
        name, slash, path = call.path.removeprefix("/").partition("/")
        try:
            if name not in self._gates:
                raise GatewayRefusal(404, "Resource not found")
            return self._gates[name].answer(replace(call, path=slash + path))
        except Refusal as refusal:
            return refusal.reply

    def revoke_tokens(self) -> None:
        """Forget all tokens handed out by either product."""
        for gate in self._gates.values():
            gate.revoke_tokens()
