"""Audit records on AWS's own engine: its indexes, its transactions, its bounds of keys."""

import pytest

from tms.kernel.access import audit, request_context
from tms.kernel.access.audit import AuditRecord, Entry
from tms.kernel.access.caller import Caller
from tms.kernel.access.permissions import Permission
from tms.kernel.access.request_context import RequestContext
from tms.kernel.http import reader
from tms.kernel.ids import new_id
from tms.kernel.store import ConditionFailed, Transaction
from tms.platform import list_audit
from tms.platform.requests import AuditQuery

COMPANY = new_id("co")


def read(**query: str) -> list[tuple[str, str]]:
    """Return what the company's owner reads, a record at a time."""
    owner = Caller(new_id("acc"), frozenset({"owner"}), frozenset({Permission.AUDIT_READ}), COMPANY)
    found: list[tuple[str, str]] = []
    cursor: str | None = None
    while True:
        wanted = reader.read(AuditQuery, {**query, "limit": 1, "cursor": cursor})
        page = list_audit.list_audit(owner, wanted)
        found += [(each.action, each.target) for each in page.records]
        cursor = page.next_cursor
        if cursor is None:
            return found


@pytest.mark.usefixtures("own_tables")
def test_records_are_found_by_each_index_newest_first() -> None:
    happened = [("bus.bought", "bus_1"), ("bus.bought", "bus_2"), ("bus.sold", "bus_1")]
    for actor in ("acc_a", "acc_b"):
        with request_context.entered(RequestContext(actor, ("owner",), COMPANY)):
            for action, target in happened:
                audit.record(Entry(action, target, COMPANY))
    in_time = sorted(AuditRecord.scan(), key=lambda record: record.sk, reverse=True)

    for query in (
        {},
        {"actor": "acc_a"},
        {"target": "bus_1"},
        {"action": "bus.sold"},
        {"actor": "acc_b", "action": "bus.bought"},
        {"target": "bus_1", "actor": "acc_b", "since": "2020-01-01T00:00:00Z"},
        {"action": "bus.sold", "until": "2020-01-01T00:00:00Z"},
    ):
        names = query.keys() - {"since", "until"}
        wanted = [
            (record.action, record.target)
            for record in in_time
            if all(getattr(record, name) == query[name] for name in names)
        ]
        assert read(**query) == ([] if "until" in query else wanted), query


@pytest.mark.usefixtures("own_tables")
def test_a_record_is_never_replaced_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "new_id", lambda _: "aud_01KB3V9C4D6F8H1K3N5Q7S9V2X")
    audit.record(Entry("bus.bought", "bus_1", COMPANY))
    audit.record(Entry("bus.sold", "bus_1", COMPANY))
    transaction = Transaction()
    audit.add(transaction, Entry("bus.sold", "bus_1", COMPANY))
    with pytest.raises(ConditionFailed):
        transaction.commit()
    assert read() == [("bus.bought", "bus_1")]
