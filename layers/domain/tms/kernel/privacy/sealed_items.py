"""What a service keeps sealed, told by the service, so that operators can seal it anew under another key."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Anew = Callable[[str | None, str], str | None]
"""Seals a value anew if another key than the present one sealed it: (sealed value or None, context)."""

Document = dict[str, Any]


@dataclass(frozen=True)
class SealedItems:
    """One kind of item that holds sealed values.

    Attributes:
        table: returns the name of its table.
        sk: the sort key of these items; their partition key ends in `#<id>`.
        context: returns the context of the sealed `attributes`, given the item's id.
        attributes: names of the attributes that are a sealed value each.
        document: returns the attribute `document` with its sealed values sealed anew, given the item's id and
            the document as parsed JSON; None if nothing in it is sealed.
        counter: name of an attribute that counts how many times the item was sealed anew, if it has one.
    """

    table: Callable[[], str]
    sk: str
    context: Callable[[str], str]
    attributes: tuple[str, ...] = ()
    document: Callable[[str, Document, Anew], Document] | None = None
    counter: str | None = None
