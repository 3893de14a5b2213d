"""Chance that is always the same: numbers that follow from a text; pure."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import count
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws numbers and things; the same text gives the same ones in the same order."""

    def __init__(self, text: str) -> None:
        self._numbers = _numbers(text)

    def number(self, least: int, most: int) -> int:
        """Draw a whole number from `least` to `most`."""
        return least + next(self._numbers) % (most - least + 1)

    def one_of(self, things: Sequence[T]) -> T:
        """Draw one of some things."""
        return things[next(self._numbers) % len(things)]

    def happens(self, percent: int) -> bool:
        """Draw whether something happens that does so in `percent` of 100 cases."""
        return next(self._numbers) % 100 < percent


def _numbers(text: str) -> Iterator[int]:
    for block in count():
        digest = hashlib.sha256(f"{text} {block}".encode()).digest()
        yield from (int.from_bytes(digest[at : at + 4], "big") for at in range(0, len(digest), 4))
