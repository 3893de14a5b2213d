"""Lists that are read from their end: the newest records of a partition, of a table or one of its indexes."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pynamodb.expressions.condition import Condition

from tms.kernel.store import Record

R = TypeVar("R", bound=Record)

LOOKED_AT, CALLS = 500, 4
"""With a filter, each call looks at so many records, and so many calls are made for one page at most."""


@dataclass(frozen=True)
class Page(Generic[R]):
    """Some records of a list.

    Attributes:
        following: the sort key behind which the next page begins; None if there is none. A page with few
            records, or none at all, may have one: then the filter let few pass.
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
    """Return the records of one partition, by falling sort key.

    The next page is found by a bound of the sort key alone, so whoever makes up where it begins sees what the
    partition holds and nothing else.

    Args:
        partition: of `index`, or else of the table.
        between: the lowest and the highest sort key that count.
        behind: begin behind this sort key, which need not exist.
        only: the records that are wanted; each that is looked at costs capacity.
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
            limit=limit + 2 if only is None else LOOKED_AT,  # the one before this page, and one behind it
            scan_index_forward=False,
        )
        found += [kind.from_raw_data(raw) for raw in page["Items"] if raw["sk"]["S"] != behind]
        start = page.get("LastEvaluatedKey")
        if not start or len(found) > limit:
            break
    if len(found) > limit:
        return Page(found[:limit], found[limit - 1].sk)
    return Page(found, start["sk"]["S"] if start else None)
