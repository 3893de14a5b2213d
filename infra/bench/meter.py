"""Counts the calls of DynamoDB and the capacity units that they consume, as the engine tells them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from infra.bench.sizes import transaction_units

READS = frozenset({"BatchGetItem", "GetItem", "Query", "Scan", "TransactGetItems"})

WRITE_USD, READ_USD = 0.625e-6, 0.125e-6
"""On-demand list prices of one write and one read request unit: us-east-1, table class Standard, since
November 2024 (aws.amazon.com/dynamodb/pricing/on-demand)."""


@dataclass
class Bill:
    """The calls and capacity units of one operation.

    Attributes:
        calls: names of the calls, in order; they are made one after the other.
    """

    calls: list[str] = field(default_factory=list)
    read_units: float = 0.0
    write_units: float = 0.0

    @property
    def usd(self) -> float:
        """The cost at list prices, in US dollars."""
        return self.read_units * READ_USD + self.write_units * WRITE_USD


class Meter:
    """Adds each call of the clients that it watches to the open bill.

    Args:
        reader: a client of boto3 that is not watched; it reads what a transaction wrote.
    """

    def __init__(self, reader: Any) -> None:
        self._bill = Bill()
        self._reader = reader

    def watch(self, client: Any) -> None:
        """Count the calls of a DynamoDB client."""
        client.meta.events.register_first("before-parameter-build.dynamodb.*", self._ask)
        client.meta.events.register("after-call.dynamodb.*", self._note)

    @contextmanager
    def bill(self) -> Iterator[Bill]:
        """Open a bill for the calls inside a `with` block."""
        self._bill = Bill()
        yield self._bill

    def _ask(self, params: dict[str, Any], model: Any, context: dict[str, Any], **_: Any) -> None:
        context["asked"] = params
        if "ReturnConsumedCapacity" in model.input_shape.members:
            params["ReturnConsumedCapacity"] = "TOTAL"

    def _note(self, parsed: dict[str, Any], model: Any, context: dict[str, Any], **_: Any) -> None:
        self._bill.calls.append(model.name)
        if model.name == "TransactWriteItems":
            self._bill.write_units += sum(map(self._written, context["asked"]["TransactItems"]))
            return
        told = parsed.get("ConsumedCapacity", [])
        units = sum(each["CapacityUnits"] for each in (told if isinstance(told, list) else [told]))
        if model.name in READS:
            self._bill.read_units += units
        else:
            self._bill.write_units += units

    def _written(self, write: dict[str, Any]) -> int:
        """Return the units of one write, from the item's size after it (our items do not shrink)."""
        ((_, asked),) = write.items()
        key = asked.get("Key") or {name: asked["Item"][name] for name in ("pk", "sk")}
        found = self._reader.get_item(TableName=asked["TableName"], Key=key, ConsistentRead=True)
        return transaction_units(found.get("Item", {}))
