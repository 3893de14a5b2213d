"""Buyers in several real processes, each with a client of its own, who begin at the same moment."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing import get_context
from typing import Any

from infra.bench import canned
from infra.bench.invoking import container
from tms.kernel.clock import freeze, now
from tms.kernel.dynamodb import connection
from tms.kernel.errors import Problem

PROCESSES, THREADS = 4, 2
BUYERS = PROCESSES * THREADS

Task = Callable[[], Any]

_here: dict[str, Any] = {}


@dataclass(frozen=True)
class Share:
    """What one process has to do: the tasks of each of its buyers, on a clock ahead by `later` seconds."""

    tasks: Sequence[Sequence[Task]]
    later: float


@dataclass(frozen=True)
class Done:
    """What the tasks returned, or the code of their refusal; and the seconds from the first to the last."""

    answers: Sequence[Any]
    seconds: float


class Crowd:
    """The processes; see `gathered`."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool

    def do(self, tasks: Sequence[Task], later: float = 0) -> Done:
        """Deal tasks out to the buyers in turns, and wait until they are done."""
        shares = [
            Share([tasks[process + PROCESSES * thread :: BUYERS] for thread in range(THREADS)], later)
            for process in range(PROCESSES)
        ]
        done = list(self._pool.map(_work, shares))
        began, ended = min(each[1] for each in done), max(each[2] for each in done)
        return Done([answer for answers, _, _ in done for answer in answers], ended - began)


@contextmanager
def gathered(variables: Mapping[str, str]) -> Iterator[Crowd]:
    """Start the processes with the environment of a function, and end them after the `with` block."""
    context = get_context("spawn")
    arguments = (dict(variables), context.Barrier(PROCESSES))
    with ProcessPoolExecutor(PROCESSES, context, initializer=_arrive, initargs=arguments) as pool:
        yield Crowd(pool)


def _arrive(variables: Mapping[str, str], gate: Any) -> None:
    _here["stack"] = stack = ExitStack()
    stack.enter_context(container(variables))
    canned.answer_for_the_vault()
    connection().client  # noqa: B018 - made before the buyers race for it
    _here["gate"] = gate


def _work(share: Share) -> tuple[list[Any], float, float]:
    moment = now() + timedelta(seconds=share.later)
    _here["gate"].wait()
    began = time.monotonic()
    with freeze(moment), ThreadPoolExecutor(THREADS) as pool:
        answers = [answer for each in pool.map(_one_by_one, share.tasks) for answer in each]
    return answers, began, time.monotonic()


def _one_by_one(tasks: Sequence[Task]) -> list[Any]:
    return [_answer(task) for task in tasks]


def _answer(task: Task) -> Any:
    try:
        return task()
    except Problem as problem:
        return problem.code
