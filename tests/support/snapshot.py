"""The tables of the cloud in memory as they were: kept once, put back in milliseconds."""

import pickle
from typing import Any, Final, Self

from moto.dynamodb.models import dynamodb_backends
from moto.sqs.models import sqs_backends

from tests.support.cloud import ACCOUNT, REGION
from tests.support.moto_direct import writes

ASIDE = frozenset({"audit", "guards"})
"""What a refusal may write: that it was tried, and how often."""

_pickled: Final[dict[str, tuple[int, bytes]]] = {}
"""Each table's items, and how often it had been written to when they were so."""


class Snapshot:
    """Every table's items, pickled. What was not written to since is left alone, which saves much."""

    def __init__(self, tables: dict[str, bytes]) -> None:
        self._tables = tables

    @classmethod
    def taken(cls) -> Self:
        """Keep all tables as they are now."""
        return cls({name: _present(name, table) for name, table in _tables().items()})

    def put_back(self) -> None:
        """Let all tables be as they were; queues and streams lose what came since."""
        for name, table in _tables().items():
            if _present(name, table) != self._tables[name]:
                table.items = pickle.loads(self._tables[name])
                writes[name] += 1
                _pickled[name] = writes[name], self._tables[name]
            if table.stream_shard is not None:
                table.stream_shard.items.clear()
        for queue in sqs_backends[ACCOUNT][REGION].queues.values():
            queue._messages.clear()

    def changed(self) -> set[str]:
        """Return the names of the tables that have other items now."""
        return {
            name
            for name, table in _tables().items()
            if _present(name, table) != self._tables[name]
            and _kept(table.items) != _kept(pickle.loads(self._tables[name]))
        }


def _present(name: str, table: Any) -> bytes:
    """Return the items of a table as they are now, pickled once as long as nobody writes."""
    written, items = _pickled.get(name, (-1, b""))
    if written != writes[name]:
        items = pickle.dumps(table.items)
        _pickled[name] = writes[name], items
    return items


def _kept(items: Any) -> dict[Any, Any]:
    """Return the items without the empty partitions that reading one leaves behind."""
    return {partition: rows for partition, rows in items.items() if rows}


def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = dynamodb_backends[ACCOUNT][REGION].tables
    return tables
