"""DynamoDB: the one client of this container, and the layout that all tables share."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from threading import Lock
from typing import Any

from botocore.parsers import JSONParser, ResponseParserFactory
from pynamodb.connection.base import Connection, MetaTable
from pynamodb.connection.table import TableConnection

from tms.kernel import aws

CONNECT_SECONDS, READ_SECONDS, RETRIES = 1.0, 3.0, 1
"""A call that never gets an answer ends after 9 s, with its second try and the pause before it. A function
has 10 s.

Refused calls are answered at once; `tms.kernel.store.Transaction` tries busy transactions again.
"""

KEYS = {
    "KeySchema": [
        {"AttributeName": "pk", "KeyType": "HASH"},
        {"AttributeName": "sk", "KeyType": "RANGE"},
    ],
    "AttributeDefinitions": [
        {"AttributeName": "pk", "AttributeType": "S"},
        {"AttributeName": "sk", "AttributeType": "S"},
    ],
}
"""The key schema that all tables share."""


class _ValuesAsTheyCome(JSONParser):  # type: ignore[misc] # botocore has no types
    """Leaves the values of items as they come on the wire, which is the form that pynamodb reads.

    botocore would visit each value and change nothing, which costs half of the CPU time of reading a bus's
    seats (measured). Only a binary value needs the visit; records have one as a field of its own at most.
    """

    def _handle_structure(self, shape: Any, value: Any) -> Any:
        plain = shape.name == "AttributeValue" and "B" not in value
        return value if plain else super()._handle_structure(shape, value)


class _Parsers(ResponseParserFactory):  # type: ignore[misc] # botocore has no types
    def create_parser(self, protocol_name: str) -> Any:
        return _ValuesAsTheyCome() if protocol_name == "json" else super().create_parser(protocol_name)


class _Connection(Connection):
    """pynamodb's connection, on a session of ours."""

    @cached_property
    def session(self) -> Any:
        made = aws.session()
        made.register_component("response_parser_factory", _Parsers())
        return made


@cache
def connection() -> Connection:
    """Return the one DynamoDB client of this container."""
    return _Connection(
        region=aws.region(),
        connect_timeout_seconds=CONNECT_SECONDS,
        read_timeout_seconds=READ_SECONDS,
        retry_configuration={"total_max_attempts": 1 + RETRIES, "mode": "standard"},
    )


@dataclass(frozen=True)
class Index:
    """An index of a table; its partition key has the index's name.

    Attributes:
        sort: name of its sort key.
        kind: type of the sort key, `S` or `N`.
        whole: whether it holds all attributes; else the keys alone.
    """

    name: str
    sort: str = "sk"
    kind: str = "S"
    whole: bool = True


_making = Lock()


def table(name: str, indexes: tuple[Index, ...] = ()) -> TableConnection:
    """Return the one connection of this container to a table."""
    with _making:  # two threads may ask for a table for the first time at the same moment
        return _table(name, indexes)


@cache
def _table(name: str, indexes: tuple[Index, ...]) -> TableConnection:
    made = TableConnection(name, region=connection().region)
    made.connection = connection()
    made.connection.add_meta_table(MetaTable({"TableName": name, **with_indexes(indexes)}))
    return made


def with_indexes(indexes: Iterable[Index]) -> dict[str, Any]:
    """Return the keys of a table with indexes."""
    described = {each["AttributeName"]: each for each in KEYS["AttributeDefinitions"]}
    schemas = []
    for index in indexes:
        described[index.name] = {"AttributeName": index.name, "AttributeType": "S"}
        described.setdefault(index.sort, {"AttributeName": index.sort, "AttributeType": index.kind})
        keys = [
            {"AttributeName": index.name, "KeyType": "HASH"},
            {"AttributeName": index.sort, "KeyType": "RANGE"},
        ]
        projection = {"ProjectionType": "ALL" if index.whole else "KEYS_ONLY"}
        schemas.append({"IndexName": index.name, "KeySchema": keys, "Projection": projection})
    return {
        "KeySchema": KEYS["KeySchema"],
        "AttributeDefinitions": list(described.values()),
        "GlobalSecondaryIndexes": schemas,
    }


def disconnect() -> None:
    """Forget the client, so that the next use makes a new one (tests only)."""
    connection.cache_clear()
    _table.cache_clear()
