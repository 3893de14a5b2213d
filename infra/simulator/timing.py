"""The simulator's time: a clock that can be moved forward, and how long things take."""

import threading
import time
from dataclasses import dataclass

from infra.simulator.outcomes import Wait


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
            Wait.NONE: 0.0,
            Wait.SETTLE: self.settle,
            Wait.ONGOING: self.ongoing,
            Wait.EXPIRE: self.expire,
            Wait.LATE: self.late,
            Wait.FOREVER: float("inf"),
        }[wait]


class Clock:
    """The simulator's clock. It can be moved forward, so that nobody has to wait for a late payment."""

    def __init__(self) -> None:
        self._skipped = 0.0
        self._lock = threading.Lock()

    def now(self) -> float:
        """Return seconds on the simulator's clock."""
        return time.time() + self._skipped

    def advance(self, seconds: float) -> None:
        """Move the clock `seconds` forward."""
        with self._lock:
            self._skipped += seconds
