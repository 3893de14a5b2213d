"""Sends the callbacks when they fall due: one thread for all of them, each tried once, as MTN does."""

import heapq
import itertools
import json
import threading
from collections import deque
from math import isfinite

import urllib3

from infra.simulator.charges import Charge
from infra.simulator.timing import Clock

TIMEOUT_SECONDS = 2.0
"""MTN waits this long for the receiver's answer."""

SENT_KEPT = 500
MOST_WAITING = 20_000
"""The most callbacks that wait; further ones are lost, as MTN's may be at any time."""

_LONGEST_SLEEP = 60.0


class Callbacks(threading.Thread):
    """The thread that waits for the next callback and sends it.

    Args:
        clock: says when a callback is due.
        method: POST or PUT; MTN tells its partners to allow both.
    """

    def __init__(self, clock: Clock, method: str = "POST") -> None:
        super().__init__(name="callbacks", daemon=True)
        self._clock = clock
        self._method = method
        self._pool = urllib3.PoolManager(timeout=TIMEOUT_SECONDS, retries=False)
        self._order = itertools.count()
        self._due: list[tuple[float, int, Charge]] = []
        self._changed = threading.Condition()
        self._stopped = False
        self.sent: deque[dict[str, object]] = deque(maxlen=SENT_KEPT)

    def schedule(self, charge: Charge) -> None:
        """Send the charge's callbacks once it settles, if it asked for any."""
        if charge.request.callback_url is None or not isfinite(charge.settles_at):
            return
        with self._changed:
            for _ in range(min(charge.outcome.callbacks, MOST_WAITING - len(self._due))):
                heapq.heappush(self._due, (charge.settles_at, next(self._order), charge))
            self._changed.notify()

    def wake(self) -> None:
        """Look at the clock again, after it was moved."""
        with self._changed:
            self._changed.notify()

    def stop(self) -> None:
        """End the thread; callbacks not yet due are dropped."""
        with self._changed:
            self._stopped = True
            self._changed.notify()

    def run(self) -> None:
        """Send callbacks until stopped."""
        while (charge := self._next()) is not None:
            self._send(charge)

    def _next(self) -> Charge | None:
        with self._changed:
            while not self._stopped:
                wait = self._due[0][0] - self._clock.now() if self._due else _LONGEST_SLEEP
                if wait <= 0:
                    return heapq.heappop(self._due)[2]
                self._changed.wait(min(wait, _LONGEST_SLEEP))
        return None

    def _send(self, charge: Charge) -> None:
        url = charge.request.callback_url or ""
        result: object
        try:
            result = self._pool.request(
                self._method,
                url,
                headers={"Content-Type": "application/json"},
                body=json.dumps(charge.callback()).encode(),
                redirect=False,
            ).status
        except urllib3.exceptions.HTTPError as error:
            result = type(error).__name__
        self.sent.append({"reference": str(charge.request.reference), "url": url, "result": result})
