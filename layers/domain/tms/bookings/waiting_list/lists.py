"""The lists of entries, pure: open ones by their next end, and those that are over until they are erased."""

from collections.abc import Iterator
from enum import StrEnum

LISTS = 4
"""Over how many lists the entries of a kind are spread, so that no partition takes all writes."""


class Kind(StrEnum):
    """The kinds of entries that wait for different things."""

    OPEN = "waiting"
    OVER = "waited"


def list_of(entry_id: str, kind: Kind) -> str:
    """Return the list that an entry is in; its id is random, so the lists are equally long."""
    return f"{kind}#{ord(entry_id[-1]) % LISTS}"


def lists(kind: Kind) -> Iterator[str]:
    """Yield the lists of a kind."""
    yield from (f"{kind}#{number}" for number in range(LISTS))
