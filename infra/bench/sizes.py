"""The size of an item as DynamoDB counts it, and the units that a transaction needs to write it.

DynamoDB Local tells wrong units for transactions of several items of one size (it counts them once), so they
are worked out here by AWS's rules: docs.aws.amazon.com/amazondynamodb/latest/developerguide/
CapacityUnitCalculations.html and .../read-write-operations.html.
"""

from collections.abc import Mapping
from math import ceil
from typing import Any

KILOBYTE = 1024
PER_TRANSACTION = 2
"""A transaction prepares each item, then writes it."""

CONTAINER_BYTES, ELEMENT_BYTES = 3, 1


def transaction_units(item: Mapping[str, Any]) -> int:
    """Return the write units of one item (in DynamoDB's form) that a transaction writes."""
    return PER_TRANSACTION * max(1, ceil(size(item) / KILOBYTE))


def size(item: Mapping[str, Any]) -> int:
    """Return the bytes of an item: of its attributes' names and values."""
    return sum(len(name.encode()) + _value(value) for name, value in item.items())


def _value(value: Mapping[str, Any]) -> int:
    ((kind, content),) = value.items()
    match kind:
        case "S":
            return len(content.encode())
        case "N":
            return ceil(len(content.replace(".", "").strip("-0")) / 2) + 1
        case "B":
            return len(content)
        case "BOOL" | "NULL":
            return 1
        case "L":
            return CONTAINER_BYTES + sum(ELEMENT_BYTES + _value(each) for each in content)
        case "M":
            return CONTAINER_BYTES + ELEMENT_BYTES * len(content) + size(content)
        case _:  # sets
            return sum(_value({kind[0]: each}) for each in content)
