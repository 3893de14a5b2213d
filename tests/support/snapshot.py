"""The tables of the cloud in memory as they were: kept once, put back in milliseconds."""

import pickle
from typing import Any, Self

from moto.dynamodb.models import dynamodb_backends
from moto.sqs.models import sqs_backends

from tests.support.cloud import ACCOUNT, REGION

ASIDE = frozenset({"audit", "guards"})
"""What a refusal may write: that it was tried, and how often."""


class Snapshot:
    """Every table's items, pickled. What has the same pickle as before is left alone, which saves much."""

    def __init__(self, tables: dict[str, bytes]) -> None:
        self._tables = tables

    @classmethod
    def taken(cls) -> Self:
        """Keep all tables as they are now."""
        return cls({name: pickle.dumps(table.items) for name, table in _tables().items()})

    def put_back(self) -> None:
        """Let all tables be as they were; queues and streams lose what came since."""
        for name, table in _tables().items():
            if pickle.dumps(table.items) != self._tables[name]:
                table.items = pickle.loads(self._tables[name])
                self._tables[name] = pickle.dumps(table.items)
            if table.stream_shard is not None:
                table.stream_shard.items.clear()
        for queue in sqs_backends[ACCOUNT][REGION].queues.values():
            queue._messages.clear()

    def changed(self) -> set[str]:
        """Return the names of the tables that have other items now."""
        return {
            name
            for name, table in _tables().items()
            if pickle.dumps(table.items) != self._tables[name]
            and _kept(table.items) != _kept(pickle.loads(self._tables[name]))
        }


def _kept(items: Any) -> dict[Any, Any]:
    """Return the items without the empty partitions that reading one leaves behind."""
    return {partition: rows for partition, rows in items.items() if rows}


def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = dynamodb_backends[ACCOUNT][REGION].tables
    return tables
