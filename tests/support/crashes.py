"""Cuts the wires of this process: it crashes at a network call, before the call arrives or after its answer.

What is written stays written, and nothing else happens until the process is revived, as with a function that
was killed. The other way to lose an answer, that the SDK sends the same request again, is `answer_lost`.
"""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

import botocore.endpoint
from botocore.exceptions import ReadTimeoutError

from tms.kernel.dynamodb import connection

T = TypeVar("T")

WRITES = frozenset({"PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "BatchWriteItem"})


class Crash(BaseException):
    """The process is dead. Not an Exception, so that nothing handles it."""


@dataclass
class Wire:
    """Carries every network call of this process, and counts them.

    Attributes:
        crash_at: number of the call, from 0, at which the process dies; None for never.
        arrives: whether that call does its work, and only its answer is lost.
        calls: names of the calls so far.
        crashed: whether it died.
    """

    crash_at: int | None = None
    arrives: bool = False
    calls: list[str] = field(default_factory=list)
    crashed: bool = False

    def start(self, crash_at: int | None = None, *, arrives: bool = False) -> None:
        """Begin to count anew, alive."""
        self.crash_at, self.arrives, self.crashed = crash_at, arrives, False
        self.calls.clear()

    def carry(self, name: str, call: Callable[[], Any]) -> Any:
        """Make `call`, unless the process dies at it or is dead."""
        if self.crashed:
            raise Crash(name)
        self.calls.append(name)
        if self.crash_at != len(self.calls) - 1:
            return call()
        self.crashed = True
        if self.arrives:
            with contextlib.suppress(Exception):  # a refusal is an answer too, and is lost
                call()
        raise Crash(name)


@contextlib.contextmanager
def cut(wire: Wire) -> Iterator[None]:
    """Let this process's calls to DynamoDB go through `wire`; a crash ends the block, and is over then."""
    client: Any = connection().client
    straight = client._make_api_call
    client._make_api_call = lambda name, arguments: wire.carry(name, lambda: straight(name, arguments))
    try:
        with contextlib.suppress(Crash):
            yield
    finally:
        client._make_api_call = straight


def at_each_call(
    prepare: Callable[[Wire], T],
    step: Callable[[T], object],
    *,
    arrives: bool,
    in_order: bool = True,
    reads_at_once: bool = False,
) -> Iterator[T]:
    """Play a step anew for each of its network calls, crash at that call, and yield what is left.

    Args:
        prepare: makes what the step is played on; the wire carries its calls.
        arrives: whether the call does its work, and only its answer is lost.
        in_order: whether the step always makes the same calls; then there was a crash at each.
        reads_at_once: whether some of its reads run at the same time, and so come in any order.
    """
    crashed_at: list[str] = []
    while True:
        wire = Wire()
        thing = prepare(wire)
        wire.start(crash_at=len(crashed_at), arrives=arrives)
        with cut(wire):
            step(thing)
        if not wire.crashed:
            made, crashed = (
                [name if name in WRITES or not reads_at_once else "a read" for name in calls]
                for calls in (wire.calls, crashed_at)
            )
            assert not in_order or crashed == made, "there was a crash at each call"
            assert WRITES & set(crashed_at)
            return
        crashed_at.append(wire.calls[-1])
        wire.start()
        yield thing


@contextlib.contextmanager
def answer_lost(number: int) -> Iterator[list[str]]:
    """Lose the answer to the request with this number (from 0), once: the SDK sends it again by itself.

    Yields:
        The operations that were sent so far.
    """
    client: Any = connection().client
    session = client._endpoint.http_session
    straight, pause = session.send, botocore.endpoint.time
    sent: list[str] = []
    one_by_one = Lock()

    def send(request: Any) -> Any:
        target = request.headers["X-Amz-Target"]
        with one_by_one:
            place = len(sent)
            sent.append((target.decode() if isinstance(target, bytes) else target).partition(".")[2])
        answer = straight(request)
        if place == number:
            raise ReadTimeoutError(endpoint_url=request.url)
        return answer

    class NoPause:
        sleep = staticmethod(lambda _: None)

    session.send = send
    botocore.endpoint.time = NoPause
    try:
        yield sent
    finally:
        session.send = straight
        botocore.endpoint.time = pause
