"""Queries: the records of one partition, all of them or page by page from the newest."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pynamodb.expressions.condition import Condition

from tms.kernel.store import Record

R = TypeVar("R", bound=Record)

LOOKED_AT, CALLS = 500, 4
"""With a filter, one page takes at most `CALLS` calls, and each call looks at `LOOKED_AT` records."""


@dataclass(frozen=True)
class Page(Generic[R]):
    """One page of a list.

    Attributes:
        following: the sort key after which the next page begins; None on the last page. Even a page without
            records may have a next one, if the filter kept out all that was looked at.
    """

    records: list[R]
    following: str | None


def newest(
    kind: type[R],
    partition: str,
    *,
    between: tuple[str, str],
    limit: int,
    index: str | None = None,
    behind: str | None = None,
    only: Condition | None = None,
) -> Page[R]:
    """Return a page of the records of one partition, the highest sort key first.

    The start of a page is a bound of the sort key and nothing else, so a client that invents one sees other
    records of the same partition, and never another partition.

    Args:
        partition: partition key of `index`, or of the table if there is no index.
        between: the lowest and the highest sort key of the list.
        limit: records of a page.
        behind: begin after this sort key, which need not exist; None for the first page.
        only: a filter; records that it keeps out cost capacity as well.
    """
    lowest, highest = between
    if behind is not None:
        highest = min(highest, behind)
    if lowest > highest:
        return Page([], None)
    table = kind._get_connection()  # noqa: SLF001 - our own base class
    found: list[R] = []
    start: Any = None
    for _ in range(CALLS):
        page = table.query(
            partition,
            range_key_condition=Record.sk.between(lowest, highest),
            filter_condition=only,
            index_name=index,
            exclusive_start_key=start,
            limit=limit + 2 if only is None else LOOKED_AT,  # and one record before and after
            scan_index_forward=False,
        )
        found += [kind.from_raw_data(raw) for raw in page["Items"] if raw["sk"]["S"] != behind]
        start = page.get("LastEvaluatedKey")
        if not start or len(found) > limit:
            break
    if len(found) > limit:
        return Page(found[:limit], found[limit - 1].sk)
    return Page(found, start["sk"]["S"] if start else None)


def read_partition(
    kinds: Mapping[str, type[Record]],
    pk: str,
    *,
    consistent: bool = False,
    after: str | None = None,
    limit: int | None = None,
) -> list[Record]:
    """Return the records of one partition whose sort key begins with one of `kinds`, the lowest first.

    Args:
        kinds: record type by the part of the sort key before `#`; all of one table.
        consistent: see every write that was answered before.
        after: begin after this sort key, which need not exist.
        limit: stop after so many items.
    """
    table = next(iter(kinds.values()))._get_connection()  # noqa: SLF001 - our own base class
    lowest, highest = min(kinds), max(kinds) + "$"  # "$" follows "#"
    if after is not None:
        lowest = max(lowest, after + "\0")
    found: list[Record] = []
    start: Any = None
    while lowest <= highest:
        page = table.query(
            pk,
            range_key_condition=Record.sk.between(lowest, highest),
            consistent_read=consistent,
            exclusive_start_key=start,
            limit=None if limit is None else limit - len(found),
        )
        for raw in page["Items"]:
            kind = kinds.get(raw["sk"]["S"].partition("#")[0])
            if kind is not None:
                found.append(kind.from_raw_data(raw))
        start = page.get("LastEvaluatedKey")
        if not start or len(found) == limit:
            break
    return found
