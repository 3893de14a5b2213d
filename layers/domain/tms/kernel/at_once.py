"""Reads of DynamoDB that do not need each other, made at the same time: one wait in place of three."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from tms.kernel import dynamodb

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")


def at_once(first: Callable[[], A], second: Callable[[], B], third: Callable[[], C]) -> tuple[A, B, C]:
    """Make three reads at the same time; return what they returned.

    They run in threads of their own, so they know nothing of the request's context. An error of one is raised
    when all have ended; of several errors, that of the one which was named first.
    """
    dynamodb.connection().client  # noqa: B018 - a new container makes its client once, not in each thread
    with ThreadPoolExecutor(3) as pool:
        reads = pool.submit(first), pool.submit(second), pool.submit(third)
    return reads[0].result(), reads[1].result(), reads[2].result()
