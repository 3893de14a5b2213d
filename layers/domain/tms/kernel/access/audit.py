"""Audit: records of what staff changed and of events that concern safety. They are added and never changed.

DynamoDB itself deletes a record after two years.

A record is written in the transaction of the change that it tells, so neither exists without the other. No
function's role may change or delete a record, and every put has the condition that its key is new.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from tms.kernel.access import request_context
from tms.kernel.clock import epoch
from tms.kernel.dynamodb import Index
from tms.kernel.ids import new_id
from tms.kernel.settings import from_environment
from tms.kernel.store import Expiring, Record, Transaction, in_table, save_new

KEPT_SECONDS = 2 * 365 * 24 * 3600
"""How long a record is kept: it names people by their ids and network addresses. DynamoDB deletes it then."""

INDEXES = tuple(map(Index, ("by_actor", "by_target", "by_action")))

PLATFORM = "platform"
"""The partition of what happens outside any company."""


@dataclass(frozen=True)
class Settings:
    """The table of the audit records."""

    audit_table: str


settings = from_environment(Settings)


class AuditRecord(Expiring):
    """`<company>` or `platform` / `aud_...`, in the order of time. `by_...` are the keys of the indexes."""

    Meta: Any = in_table(lambda: settings().audit_table, INDEXES)

    at = NumberAttribute()
    actor = UnicodeAttribute()
    actor_roles = UnicodeAttribute(null=True)
    actor_company = UnicodeAttribute(null=True)
    action = UnicodeAttribute()
    target = UnicodeAttribute()
    before = UnicodeAttribute(null=True)
    after = UnicodeAttribute(null=True)
    source_ip = UnicodeAttribute(null=True)
    correlation_id = UnicodeAttribute(null=True)
    by_actor = UnicodeAttribute()
    by_target = UnicodeAttribute()
    by_action = UnicodeAttribute()


@dataclass(frozen=True)
class Entry:
    """One thing that happened.

    Attributes:
        action: `<thing>.<what happened>`, as `staff.edited`.
        target: id of the thing.
        company: the company that the thing belongs to; None for things of the platform and of passengers.
        before, after: what changed, as JSON. Personal data is left out; a new name, say, is told as
            "changed".
        actor: account that proved itself in this request, by signing in for one; None for the caller.
    """

    action: str
    target: str
    company: str | None = None
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None
    actor: str | None = None


def add(transaction: Transaction, entry: Entry, label: str = "audit") -> None:
    """Write `entry` with the other writes of a transaction."""
    transaction.put(label, _record(entry), Record.pk.does_not_exist())


def add_if_staff(transaction: Transaction, entry: Entry, label: str = "audit") -> None:
    """Write `entry` with the other writes of a transaction, if the caller is staff.

    What passengers and guests do with their own things, and what no person asked for, is not audited.
    """
    if request_context.current().is_staff:
        add(transaction, entry, label)


def record(entry: Entry) -> None:
    """Write `entry` alone, for an event that changes nothing, such as a refusal."""
    save_new(_record(entry))


def _record(entry: Entry) -> AuditRecord:
    asker = request_context.current()
    if entry.actor is not None:
        asker = replace(asker, actor=entry.actor, company=entry.company)
    scope = entry.company or PLATFORM
    now = epoch()
    return AuditRecord(
        pk=scope,
        sk=new_id("aud"),
        at=now,
        expires=now + KEPT_SECONDS,
        actor=asker.actor,
        actor_roles=" ".join(asker.roles) or None,
        actor_company=asker.company,
        action=entry.action,
        target=entry.target,
        before=_text(entry.before),
        after=_text(entry.after),
        source_ip=asker.source_ip or None,
        correlation_id=asker.correlation_id or None,
        by_actor=f"{scope}#{asker.actor}",
        by_target=f"{scope}#{entry.target}",
        by_action=f"{scope}#{entry.action}",
    )


def _text(values: Mapping[str, Any] | None) -> str | None:
    return None if values is None else json.dumps(values, sort_keys=True, separators=(",", ":"))
