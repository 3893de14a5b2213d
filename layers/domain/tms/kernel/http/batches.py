"""Batches: bodies with a list whose items are read, done and answered one by one; pure.

A device gathers items while it has no network and sends them until they are taken. If one wrong item refused
the others, it would send all of them for ever. So a body declares such a list as `Batch[Item]`: items that
cannot be read are set apart with their reason, and the use case adds those that it cannot do.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tms.kernel.errors import Conflict, Forbidden, Invalid, NotFound, Problem

Item = TypeVar("Item")

ITEM_FAULTS = (Conflict, Forbidden, Invalid, NotFound)
"""Problems of one item. Others concern the whole request, as one that the stream was too busy for."""


@dataclass(frozen=True)
class RejectedItem:
    """An item of a batch that was not taken; `index` is its place in the request. Sending it again will not
    help.

    Example:
        index: 0
        code: invalid_field
        detail: latitude: Give the latitude in degrees, from -90 to 90.
    """

    index: int
    code: str
    detail: str


@dataclass(frozen=True)
class Batch(Generic[Item]):
    """The list of a batch as it was read.

    Attributes:
        items: those that could be read, by their place in the list.
        unread: the others.
    """

    items: Mapping[int, Item]
    unread: Sequence[RejectedItem] = ()

    def __len__(self) -> int:
        return len(self.items) + len(self.unread)


def rejected(indices: Iterable[int], problem: Problem) -> list[RejectedItem]:
    """Return the items that one problem keeps from being taken."""
    return [RejectedItem(index, problem.code, problem.detail) for index in indices]
