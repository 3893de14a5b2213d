"""The lists of what has a time at which it is over, pure: an index of the table has each in its order."""

from collections.abc import Iterator

LISTS = 4
"""Over how many lists the things of a kind are spread, so that no partition takes all writes."""


def list_of(thing_id: str, kind: str) -> str:
    """Return the list that a thing is in; its id is random, so the lists are equally long."""
    return f"{kind}#{ord(thing_id[-1]) % LISTS}"


def lists(kind: str) -> Iterator[str]:
    """Yield the lists of a kind."""
    yield from (f"{kind}#{number}" for number in range(LISTS))
