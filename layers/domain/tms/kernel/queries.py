"""Queries: the records of one partition of a table or an index, all of them or page by page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pynamodb.connection.table import TableConnection
from pynamodb.expressions.condition import Condition

from tms.kernel.store import Record

R = TypeVar("R", bound=Record)

LOOKED_AT, CALLS = 500, 4
"""With a filter, one page takes at most `CALLS` calls, and each call looks at `LOOKED_AT` records."""

AT_A_TIME = 100
"""How many records of an index one call takes: who walks through it may stop at any of them."""


@dataclass(frozen=True)
class Page(Generic[R]):
    """One page of a list.

    Attributes:
        following: the sort key after which the next page begins; None on the last page, also where that is
            full. Even a page without records may have a next one, if the filter kept out all that was looked
            at.
    """

    records: list[R]
    following: str | None


@dataclass(frozen=True)
class Listed:
    """The list that a page is of: the records of one partition between two sort keys.

    Attributes:
        partition: partition key of `index`, or of the table if there is no index.
        between: the lowest and the highest sort key of the list.
        sort: the attribute that is the sort key of `index`.
        newest_first: the highest sort key comes first, else the lowest.
        consistent: see every write that was answered before; no index can.
    """

    partition: str
    between: tuple[str, str]
    index: str | None = None
    sort: str = "sk"
    newest_first: bool = False
    consistent: bool = False

    def behind(self, place: str | None) -> tuple[str, str]:
        """Return the lowest and the highest sort key of what may lie behind a sort key."""
        lowest, highest = self.between
        if place is None:
            return lowest, highest
        return (lowest, min(highest, place)) if self.newest_first else (max(lowest, place), highest)


def page(
    kind: type[R], of: Listed, *, limit: int, behind: str | None = None, only: Condition | None = None
) -> Page[R]:
    """Return a page of a list.

    The start of a page is a bound of the sort key and nothing else, so a client that invents one sees other
    records of the same partition, and never another partition.

    Args:
        limit: records of a page.
        behind: begin after this sort key, which need not exist; None for the first page.
        only: a filter; records that it keeps out cost capacity as well.
    """
    lowest, highest = of.behind(behind)
    if lowest > highest:
        return Page([], None)
    table = kind._get_connection()  # noqa: SLF001 - our own base class
    within = getattr(kind, of.sort).between(lowest, highest)
    found: list[R] = []
    start: Any = None
    for _ in range(CALLS):
        answer = table.query(
            of.partition,
            range_key_condition=within,
            filter_condition=only,
            consistent_read=of.consistent,
            index_name=of.index,
            exclusive_start_key=start,
            limit=limit + 2 if only is None else LOOKED_AT,  # and one record before and after
            scan_index_forward=not of.newest_first,
        )
        found += [kind.from_raw_data(raw) for raw in answer["Items"] if raw[of.sort]["S"] != behind]
        start = answer.get("LastEvaluatedKey")
        if not start or len(found) > limit:
            break
    if len(found) > limit:
        return Page(found[:limit], getattr(found[limit - 1], of.sort))
    return Page(found, start[of.sort]["S"] if start else None)


def read_partition(kinds: Mapping[str, type[Record]], pk: str, *, consistent: bool = False) -> list[Record]:
    """Return the records of one partition whose sort key begins with one of `kinds`, the lowest first.

    Args:
        kinds: record type by the part of the sort key before `#`; all of one table.
        consistent: see every write that was answered before.
    """
    table = next(iter(kinds.values()))._get_connection()  # noqa: SLF001 - our own base class
    between = Record.sk.between(min(kinds), max(kinds) + "$")  # "$" follows "#"
    found: list[Record] = []
    for raw in _walk(table, pk, range_key_condition=between, consistent_read=consistent):
        kind = kinds.get(raw["sk"]["S"].partition("#")[0])
        if kind is not None:
            found.append(kind.from_raw_data(raw))
    return found


def in_index(kind: type[R], index: str, partition: str, within: Condition) -> Iterator[R]:
    """Yield the records of a partition of an index, the lowest first, and read on only as they are taken.

    An index of keys alone has no other attributes of them.

    Args:
        within: a condition of the sort key of the index.
    """
    table = kind._get_connection()  # noqa: SLF001 - our own base class
    walked = _walk(table, partition, range_key_condition=within, index_name=index, limit=AT_A_TIME)
    yield from map(kind.from_raw_data, walked)


def _walk(table: TableConnection, partition: str, **asked: Any) -> Iterator[dict[str, Any]]:
    """Yield all items that a query finds, however many calls they take."""
    start: Any = None
    while True:
        answer = table.query(partition, exclusive_start_key=start, **asked)
        yield from answer["Items"]
        start = answer.get("LastEvaluatedKey")
        if not start:
            return
