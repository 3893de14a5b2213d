"""Reads the audit table, which `tms.kernel.access.audit` writes."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import and_

from pynamodb.expressions.condition import Condition

from tms.kernel.access.audit import AuditRecord
from tms.kernel.clock import at
from tms.kernel.queries import Listed, page
from tms.kernel.ulid import RANDOM_LENGTH, new_ulid
from tms.platform.views import ActorView, AuditedView

SELECTIVE = ("target", "actor", "action")
"""The filters, the most selective one first. The first one that is given is looked up in its index."""

LAST_MS = (1 << 48) - 1
"""The last millisecond that the id of a record can hold."""


@dataclass(frozen=True)
class AuditFilter:
    """Which records of one audit trail.

    Attributes:
        trail: id of the company, or `platform`.
        since, until: the first moment, and the moment before which it ends; None for no bound.
    """

    trail: str
    actor: str | None = None
    target: str | None = None
    action: str | None = None
    since: datetime | None = None
    until: datetime | None = None


def read(wanted: AuditFilter, *, behind: str | None, limit: int) -> tuple[list[AuditedView], str | None]:
    """Return records, newest first, and the id after which the next page begins, if there is one.

    Args:
        behind: begin after this id.
        limit: the most records to return.
    """
    given = [(name, value) for name in SELECTIVE if (value := getattr(wanted, name)) is not None]
    index, partition = None, wanted.trail
    if given:
        name, value = given[0]
        index, partition = f"by_{name}", f"{wanted.trail}#{value}"
    conditions: list[Condition] = [getattr(AuditRecord, name) == value for name, value in given[1:]]
    found = page(
        AuditRecord,
        Listed(
            partition,
            between=(_id(_ms(wanted.since, 0), b"\0"), _id(_ms(wanted.until, LAST_MS + 1) - 1, b"\xff")),
            index=index,
            newest_first=True,
        ),
        limit=limit,
        behind=behind,
        only=reduce(and_, conditions) if conditions else None,
    )
    return [_view(record) for record in found.records], found.following


def _ms(moment: datetime | None, otherwise: int) -> int:
    return otherwise if moment is None else max(0, int(moment.timestamp() * 1000))


def _id(ms: int, fill: bytes) -> str:
    """Return the first or the last id of a millisecond; for a negative one, an id below all."""
    return f"aud_{new_ulid(ms, fill * RANDOM_LENGTH)}" if ms >= 0 else "aud_"


def _view(record: AuditRecord) -> AuditedView:
    return AuditedView(
        audit_id=record.sk,
        at=at(int(record.at)),
        action=record.action,
        target=record.target,
        actor=ActorView(record.actor, (record.actor_roles or "").split(), record.actor_company),
        before=json.loads(record.before) if record.before else None,
        after=json.loads(record.after) if record.after else None,
        source_ip=record.source_ip,
        correlation_id=record.correlation_id,
    )
