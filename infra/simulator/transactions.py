"""The transactions of both products: kept by reference, their status follows from the clock."""

import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from infra.simulator.protocol import Refusal, Reply

MOST_KEPT = 20_000
"""The most transactions that are kept; the oldest ones are forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """A request that was accepted; its status follows from the time alone.

    Attributes:
        fields: of the request, repeated in the status document.
        reason: MTN's reason if it fails; empty if it succeeds.
        settles_at: when it ends, on the simulator's clock.
        number: MTN's own number of it.
    """

    fields: Mapping[str, object]
    reason: str
    settles_at: float
    number: str

    def status(self, at: float) -> str:
        """Return PENDING, SUCCESSFUL or FAILED: the status at the moment `at`."""
        if at < self.settles_at:
            return "PENDING"
        return "FAILED" if self.reason else "SUCCESSFUL"

    def document(self, at: float) -> dict[str, object]:
        """Return MTN's status document as it is at the moment `at`."""
        match status := self.status(at):
            case "SUCCESSFUL":
                return self.successful()
            case "FAILED":
                return {**self.fields, "status": status, "reason": self.reason}
        return {**self.fields, "status": status}

    def successful(self) -> dict[str, object]:
        """Return the status document of success."""
        return {"financialTransactionId": self.number, **self.fields, "status": "SUCCESSFUL"}


T = TypeVar("T", bound=Transaction)


class Transactions(Generic[T]):
    """The newest transactions of one product, each under the reference that its caller chose."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: dict[UUID, T] = {}
        self._lock = threading.RLock()

    def add(self, reference: UUID, make: Callable[[], T]) -> T:
        """Make a transaction and keep it; nobody else adds one meanwhile.

        Raises:
            Refusal: the reference is taken, or what `make` raises.
        """
        with self._lock:
            if reference in self._kept:
                raise Refusal(
                    409, "RESOURCE_ALREADY_EXIST", "Duplicated reference id. Creation of resource failed."
                )
            made = self._kept[reference] = make()
            if len(self._kept) > self._most:
                del self._kept[next(iter(self._kept))]
            return made

    def find(self, reference: UUID) -> T:
        """Return the transaction under `reference`.

        Raises:
            Refusal: there is none.
        """
        found = self._kept.get(reference)
        if found is None:
            raise Refusal(404, "RESOURCE_NOT_FOUND", "Requested resource was not found.")
        return found

    def all(self) -> list[T]:
        """Return all that are kept, oldest first."""
        with self._lock:
            return list(self._kept.values())

    def tell(self, reference: str, at: float) -> Reply:
        """Answer with the status document at the moment `at`.

        Raises:
            Refusal: there is no such transaction.
        """
        try:
            wanted = UUID(reference)
        except ValueError:
            raise Refusal(400, "BAD_REQUEST", "the reference is no UUID") from None
        return Reply(200, self.find(wanted).document(at))


def new_number() -> str:
    """Return a transaction number such as MTN's: ten digits."""
    return str(1_000_000_000 + secrets.randbelow(9_000_000_000))
