"""Who reads which audit records: by person, target, action and time, newest first, page by page."""

from datetime import timedelta
from itertools import product
from typing import Any

import boto3
import pytest

from tests.support.audited import audited
from tests.support.buying import expect
from tests.support.clocks import NOW, HeldClock
from tests.support.cloud import Cloud
from tests.support.functions import Context, Reply, call, load
from tests.support.logs import Logs
from tests.support.people import ADMIN, COMPANY, FOREIGN_OWNER, OTHER_COMPANY, OWNER, Person
from tms.kernel import queries
from tms.kernel.access import audit, request_context
from tms.kernel.access.audit import Entry
from tms.kernel.access.request_context import RequestContext
from tms.kernel.clock import rfc3339
from tms.kernel.http.pages import cursor

pytestmark = pytest.mark.usefixtures("cloud", "clock")

ACTORS, TARGETS, ACTIONS = ("acc_a", "acc_b"), ("bus_1", "bus_2"), ("bus.bought", "bus.sold")


def ask(caller: Person = OWNER, /, **query: str) -> Reply:
    return call("platform/list_audit", caller=caller, query=query or None)


def read(caller: Person = OWNER, /, **query: str) -> list[dict[str, Any]]:
    """Return all records, by as many pages as it takes."""
    found: list[dict[str, Any]] = []
    while True:
        page = expect(200, ask(caller, **query))
        found += page["records"]
        if page["next_cursor"] is None:
            return found
        query["cursor"] = page["next_cursor"]


def write(actor: str, action: str, target: str, books: str | None = COMPANY, **more: Any) -> None:
    with request_context.entered(RequestContext(actor, ("owner",), COMPANY, "192.0.2.7", "correlation-7")):
        audit.record(Entry(action, target, books, **more))


@pytest.fixture
def history(cloud: Cloud, clock: HeldClock) -> list[tuple[str, str, str]]:
    """Every combination of actor, action and target twice, a second apart, in the books of two companies."""
    happened = list(product(ACTORS, ACTIONS, TARGETS)) * 2
    for actor, action, target in happened:
        clock.wait(1)
        write(actor, action, target)
        write(actor, action, target, OTHER_COMPANY)
    return happened


def told(records: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(each["actor"]["subject"], each["action"], each["target"]) for each in records]


def test_a_record_tells_who_did_what_from_where_and_when(clock: HeldClock):
    write("acc_a", "bus.sold", "bus_1", before={"status": "owned"}, after={"status": "sold"})
    (record,) = read()
    assert record.pop("audit_id").startswith("aud_")
    assert record == {
        "at": NOW.isoformat(),
        "action": "bus.sold",
        "target": "bus_1",
        "actor": {"subject": "acc_a", "roles": ["owner"], "company_id": COMPANY},
        "before": {"status": "owned"},
        "after": {"status": "sold"},
        "source_ip": "192.0.2.7",
        "correlation_id": "correlation-7",
    }


def test_who_signs_in_is_the_actor_though_the_request_came_from_nobody():
    with request_context.entered(RequestContext("anonymous", source_ip="192.0.2.7")):
        audit.record(Entry("staff.signed_in", "acc_a", COMPANY, actor="acc_a"))
    (record,) = read(actor="acc_a")
    assert record["actor"] == {"subject": "acc_a", "roles": [], "company_id": COMPANY}
    assert record["source_ip"] == "192.0.2.7"


def test_the_newest_comes_first(history: list[tuple[str, str, str]]):
    assert told(read()) == history[::-1]


@pytest.mark.parametrize("limit", ["1", "3", "16"])
def test_pages_leave_nothing_out_and_repeat_nothing(history: list[tuple[str, str, str]], limit: str):
    assert told(read(limit=limit)) == history[::-1]
    assert len({each["audit_id"] for each in read(limit=limit)}) == len(history)


def test_the_last_page_has_no_next_one(history: list[tuple[str, str, str]]):
    page = ask(limit=str(len(history))).json
    assert (len(page["records"]), page["next_cursor"]) == (len(history), None)


FILTERS = [
    dict(zip(names, values, strict=True))
    for names, values in [
        (["actor"], ["acc_a"]),
        (["target"], ["bus_2"]),
        (["action"], ["bus.sold"]),
        (["actor", "action"], ["acc_b", "bus.sold"]),
        (["target", "action"], ["bus_1", "bus.bought"]),
        (["actor", "target"], ["acc_a", "bus_1"]),
        (["actor", "target", "action"], ["acc_a", "bus_1", "bus.sold"]),
        (["actor"], ["acc_c"]),
    ]
]


@pytest.mark.parametrize("limit", ["1", "50"])
@pytest.mark.parametrize("query", FILTERS, ids=str)
def test_filters_hold_together(history: list[tuple[str, str, str]], query: dict[str, str], limit: str):
    wanted = [
        each
        for each in history[::-1]
        if all(
            query.get(name, value) == value
            for name, value in zip(("actor", "action", "target"), each, strict=True)
        )
    ]
    assert told(read(**query, limit=limit)) == wanted


def test_a_filter_that_lets_few_pass_gives_up_and_goes_on_from_there(
    history: list[tuple[str, str, str]], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(queries, "LOOKED_AT", 1)
    monkeypatch.setattr(queries, "CALLS", 2)
    page = ask(actor="acc_a", action="bus.bought").json
    assert (page["records"], page["next_cursor"] is None) == ([], False), "nothing among the two newest"
    assert told(read(actor="acc_a", action="bus.bought")) == [
        each for each in history[::-1] if each[:2] == ("acc_a", "bus.bought")
    ]


class TestTime:
    def moments(self, records: list[dict[str, Any]]) -> list[str]:
        return [each["at"] for each in records]

    def second(self, number: int) -> str:
        return rfc3339(NOW + timedelta(seconds=number))

    def test_since_a_moment_and_before_another(self, history: list[tuple[str, str, str]]):
        found = self.moments(read(since=self.second(3), until=self.second(6)))
        assert found == [self.second(5), self.second(4), self.second(3)]

    def test_either_bound_alone(self, history: list[tuple[str, str, str]]):
        last = len(history)
        assert self.moments(read(since=self.second(last))) == [self.second(last)]
        assert self.moments(read(until=self.second(2))) == [self.second(1)]

    def test_in_any_offset(self, history: list[tuple[str, str, str]]):
        bound = (NOW + timedelta(seconds=2)).strftime("%Y-%m-%dT06:%M:%S+02:00")
        assert self.moments(read(until=bound)) == [self.second(1)]

    def test_with_a_filter_and_pages(self, history: list[tuple[str, str, str]]):
        found = self.moments(read(actor="acc_a", since=self.second(2), until=self.second(4), limit="1"))
        assert found == [self.second(3), self.second(2)]

    @pytest.mark.parametrize(
        ("since", "until"),
        [
            ("2026-11-23T00:00:00Z", "2026-11-21T00:00:00Z"),
            ("1969-01-01T00:00:00Z", "1969-02-01T00:00:00Z"),
            ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
        ],
    )
    def test_in_which_nothing_can_have_happened(
        self, history: list[tuple[str, str, str]], since: str, until: str
    ):
        assert read(since=since, until=until) == []


class TestBooks:
    @pytest.fixture(autouse=True)
    def _books(self, cloud: Cloud) -> None:
        write("acc_a", "bus.sold", "ours")
        write("acc_a", "bus.sold", "theirs", OTHER_COMPANY)
        write("acc_a", "bus.sold", "nobody's", None)

    @pytest.mark.parametrize(
        "query", [{}, {"actor": "acc_a"}, {"action": "bus.sold"}, {"company": COMPANY}], ids=str
    )
    def test_an_owner_reads_the_own_company_s(self, query: dict[str, str]):
        assert [each["target"] for each in read(**query)] == ["ours"]

    @pytest.mark.parametrize("asked", [OTHER_COMPANY, "platform"])
    def test_another_s_are_not_there_and_the_try_is_audited(self, asked: str, cloud: Cloud):
        reply = ask(company=asked)
        assert (reply.status, reply.code) == (404, "company_not_found")
        tries = [each for each in audited(cloud, asked) if each.action == "tenancy.refused"]
        assert [(each.actor, each.target) for each in tries] == [(OWNER["subject"], asked)]

    def test_a_target_of_another_company_is_not_found_by_its_name(self):
        assert read(target="theirs") == []

    def test_a_value_that_looks_like_an_index_s_key_finds_nothing(self):
        assert read(target=f"{OTHER_COMPANY}#theirs") == []
        assert read(actor=f"#{OTHER_COMPANY}") == []

    def test_a_cursor_of_another_company_s_list_shows_ours(self, cloud: Cloud):
        newest = max(item["sk"] for item in cloud.items("audit", OTHER_COMPANY))
        for caller, own in ((OWNER, "ours"), (FOREIGN_OWNER, "theirs")):
            page = ask(caller, cursor=cursor(newest[:-1] + "Z"), until="2026-12-01T00:00:00Z").json
            assert {each["target"] for each in page["records"]} <= {own}

    @pytest.mark.parametrize(
        ("query", "target"),
        [({}, "nobody's"), ({"company": "platform"}, "nobody's"), ({"company": OTHER_COMPANY}, "theirs")],
        ids=str,
    )
    def test_the_platform_s_administrator_reads_any(self, query: dict[str, str], target: str):
        assert [each["target"] for each in read(ADMIN, **query)] == [target]

    def test_the_answer_says_whose_they_are(self):
        assert ask().json["company_id"] == COMPANY
        assert ask(ADMIN).json["company_id"] is None


@pytest.mark.parametrize("place", ["", "aud_", "BOOKING#bkg_1", "bkg_01KB3V9C4D6F8H1K3N5Q7S9V2X", "\0"])
def test_a_cursor_that_is_none_of_ours_is_refused(place: str):
    reply = ask(cursor=cursor(place))
    assert (reply.status, reply.code) == (400, "bad_cursor")


@pytest.mark.parametrize(
    "query",
    [
        {"company": "Umucyo Coaches"},
        {"action": "sold"},
        {"limit": "101"},
        {"limit": "0"},
        {"since": "yesterday"},
        {"actor": ""},
        {"who": "acc_a"},
    ],
    ids=str,
)
def test_a_wrong_query_is_told(query: dict[str, str]):
    assert ask(**query).code == "invalid_field"


class TestTampering:
    def changes(self, cloud: Cloud) -> dict[str, Any]:
        """Return the stream's records that the function's filter lets pass."""
        records = cloud.changes("audit")["Records"]
        return {"Records": [each for each in records if each["eventName"] in {"MODIFY", "REMOVE"}]}

    @pytest.fixture
    def record(self, cloud: Cloud) -> dict[str, Any]:
        write("acc_a", "bus.sold", "bus_1", after={"secret": "price"})
        assert self.changes(cloud) == {"Records": []}
        (item,) = cloud.items("audit")
        return item

    def test_a_record_that_was_overwritten_raises_the_alarm(
        self, record: dict[str, Any], cloud: Cloud, logs: Logs
    ):
        boto3.resource("dynamodb").Table("audit").put_item(Item={**record, "actor": "acc_b"})
        self.handle(cloud)
        (line,) = [line for line in logs.lines if line.get("change")]
        assert (line["level"], line["change"], line["attributes"]) == ("ERROR", "MODIFY", ["actor"])
        assert (line["books"], line["audit_id"]) == (COMPANY, record["sk"])
        assert "price" not in str(line)

    def test_and_so_does_one_that_was_deleted(self, record: dict[str, Any], cloud: Cloud, logs: Logs):
        boto3.resource("dynamodb").Table("audit").delete_item(Key={"pk": record["pk"], "sk": record["sk"]})
        self.handle(cloud)
        assert [line["change"] for line in logs.lines if line.get("change")] == ["REMOVE"]

    def test_but_not_one_that_dynamodb_deleted_since_its_time_was_over(
        self, record: dict[str, Any], cloud: Cloud, logs: Logs
    ):
        boto3.resource("dynamodb").Table("audit").delete_item(Key={"pk": record["pk"], "sk": record["sk"]})
        (change,) = self.changes(cloud)["Records"]
        handler = load("platform/on_audit_changed").handler
        by = {"type": "Service", "principalId": "dynamodb.amazonaws.com"}
        handler({"Records": [{**change, "userIdentity": by}]}, Context())
        assert [line for line in logs.lines if line.get("change")] == []
        handler({"Records": [{**change, "userIdentity": {**by, "principalId": "somebody"}}]}, Context())
        handler({"Records": [{**change, "eventName": "MODIFY", "userIdentity": by}]}, Context())
        assert [line["change"] for line in logs.lines if line.get("change")] == ["REMOVE", "MODIFY"]

    def test_a_record_ends_after_two_years(self, record: dict[str, Any]):
        assert record["expires"] - record["at"] == 2 * 365 * 24 * 3600

    def handle(self, cloud: Cloud) -> None:
        handler = load("platform/on_audit_changed").handler
        assert handler(self.changes(cloud), Context()) == {"batchItemFailures": []}
