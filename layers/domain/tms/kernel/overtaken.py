"""Changes that are decided on what was read: one that was overtaken is decided again on what is there now."""

from collections.abc import Callable
from typing import TypeVar

from tms.kernel.conflicts import Conflicted

TRIES = 5
"""How often a change is tried while others keep changing what it was decided on."""

T = TypeVar("T")


class Overtaken(Exception):
    """Somebody changed what a change was decided on. Nothing was written; read and decide again."""


def until_settled(attempt: Callable[[], T], tries: int = TRIES) -> T:
    """Return the result of `attempt`, which is made again each time that it is overtaken.

    Raises:
        Conflicted: each of `tries` attempts was overtaken.
    """
    for _ in range(tries):
        try:
            return attempt()
        except Overtaken:
            continue
    raise Conflicted
