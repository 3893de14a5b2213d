"""Transactions and single writes: what failed is told by its label, what is busy is tried again."""

from typing import Any

import pytest
from botocore.exceptions import ClientError
from pynamodb.exceptions import PutError, TransactWriteError

from tests.support.cloud import Cloud
from tms.accounts.records import ClaimRecord
from tms.kernel import dynamodb, store
from tms.kernel.conflicts import Conflicted
from tms.kernel.queries import read_partition
from tms.kernel.store import ConditionFailed, Record, Transaction, save_new, write_if

pytestmark = pytest.mark.usefixtures("cloud")

ABSENT = Record.pk.does_not_exist()
PRESENT = Record.pk.exists()


def record(name: str, account: str = "acc_1") -> ClaimRecord:
    return ClaimRecord(pk=f"LOGIN#{name}", sk="LOGIN", account_id=account)


def names(cloud: Cloud) -> set[str]:
    return {item["pk"].removeprefix("LOGIN#") for item in cloud.items("accounts")}


def test_all_of_it_is_written(cloud: Cloud):
    record("old").save()
    record("checked").save()
    transaction = Transaction()
    transaction.put("put", record("new"), ABSENT)
    transaction.delete("delete", record("old"), PRESENT)
    transaction.check("check", record("checked"), PRESENT)
    transaction.update("update", record("changed"), [ClaimRecord.account_id.set("acc_2")])
    assert len(transaction) == 4
    transaction.commit()
    assert names(cloud) == {"new", "checked", "changed"}


def test_or_none_and_each_failed_condition_is_told_with_the_item_as_it_stands(cloud: Cloud):
    record("taken", "acc_9").save()
    transaction = Transaction()
    transaction.put("first", record("free"), ABSENT)
    transaction.put("second", record("taken"), ABSENT)
    transaction.check("third", record("missing"), PRESENT)
    with pytest.raises(ConditionFailed) as caught:
        transaction.commit()
    assert set(caught.value.failed) == {"second", "third"}
    assert caught.value.failed["second"] is not None
    assert caught.value.failed["second"]["account_id"] == {"S": "acc_9"}
    assert caught.value.failed["third"] is None
    assert names(cloud) == {"taken"}


def test_two_writes_cannot_have_one_label():
    transaction = Transaction()
    transaction.put("login", record("a"))
    with pytest.raises(ValueError, match="login"):
        transaction.delete("login", record("b"))


def cancelled(*codes: str) -> Any:
    """DynamoDB's refusal of a transaction, by the reason of each write."""
    answer = {
        "Error": {"Code": "TransactionCanceledException", "Message": "cancelled"},
        "CancellationReasons": [{"Code": code} for code in codes],
    }
    return _raising(ClientError(answer, "TransactWriteItems"))


def _raising(error: Exception, times: int = 99) -> Any:
    calls: list[int] = []

    def call(*_: Any, **__: Any) -> Any:
        calls.append(1)
        if len(calls) <= times:
            raise error
        return {}

    call.calls = calls  # type: ignore[attr-defined]
    return call


def commit() -> None:
    transaction = Transaction()
    transaction.put("one", record("a"))
    transaction.commit()


@pytest.mark.parametrize("code", ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"])
def test_items_that_stay_busy_are_given_up_after_some_tries(monkeypatch: pytest.MonkeyPatch, code: str):
    busy = cancelled(code)
    monkeypatch.setattr(dynamodb.connection().client, "_make_api_call", busy)
    with pytest.raises(Conflicted):
        commit()
    assert len(busy.calls) == store.CONFLICT_TRIES


def test_items_that_are_busy_for_a_moment_are_written(monkeypatch: pytest.MonkeyPatch, cloud: Cloud):
    client = dynamodb.connection().client
    real, calls = client._make_api_call, []

    def busy_twice(operation: str, arguments: Any) -> Any:
        calls.append(operation)
        if len(calls) <= 2:
            return cancelled("TransactionConflict")()
        return real(operation, arguments)

    monkeypatch.setattr(client, "_make_api_call", busy_twice)
    commit()
    assert len(calls) == 3
    assert names(cloud) == {"a"}


def test_a_condition_that_failed_beside_a_conflict_is_final(monkeypatch: pytest.MonkeyPatch):
    both = cancelled("TransactionConflict", "ConditionalCheckFailed")
    monkeypatch.setattr(dynamodb.connection().client, "_make_api_call", both)
    transaction = Transaction()
    transaction.put("one", record("a"))
    transaction.put("two", record("b"))
    with pytest.raises(ConditionFailed) as caught:
        transaction.commit()
    assert set(caught.value.failed) == {"two"}
    assert len(both.calls) == 1


def test_another_error_is_nobody_s_conflict(monkeypatch: pytest.MonkeyPatch):
    broken = cancelled("ValidationError")
    monkeypatch.setattr(dynamodb.connection().client, "_make_api_call", broken)
    with pytest.raises(TransactWriteError):
        commit()
    assert len(broken.calls) == 1


def _put_error(code: str) -> PutError:
    return PutError("failed", ClientError({"Error": {"Code": code, "Message": ""}}, "PutItem"))


def test_a_single_write_is_made_once(cloud: Cloud):
    assert save_new(record("a", "acc_1"))
    assert not save_new(record("a", "acc_2"))
    assert cloud.items("accounts")[0]["account_id"] == "acc_1"


def test_a_single_write_into_a_running_transaction_is_tried_again():
    conflict = _raising(_put_error("TransactionConflictException"), times=2)
    assert write_if(conflict)
    assert len(conflict.calls) == 3


def test_and_given_up_after_some_tries():
    conflict = _raising(_put_error("TransactionConflictException"))
    with pytest.raises(Conflicted):
        write_if(conflict)
    assert len(conflict.calls) == store.CONFLICT_TRIES


def test_its_other_errors_are_not_hidden():
    with pytest.raises(PutError):
        write_if(_raising(_put_error("AccessDeniedException")))


def test_a_partition_is_read_page_by_page_and_only_the_kinds_asked_for(monkeypatch: pytest.MonkeyPatch):
    for sk in ("A#1", "B#1", "B#2", "C#1", "BX#1"):
        ClaimRecord(pk="P", sk=sk, account_id="x").save()
    table = ClaimRecord._get_connection()
    real = table.query
    pages: list[int] = []

    def one_by_one(*given: Any, **more: Any) -> Any:
        pages.append(1)
        return real(*given, **{**more, "limit": 1})

    monkeypatch.setattr(table, "query", one_by_one)
    kinds: Any = {"A": ClaimRecord, "B": ClaimRecord}
    assert [found.sk for found in read_partition(kinds, "P")] == ["A#1", "B#1", "B#2"]
    assert len(pages) > 3


def test_a_call_that_is_never_answered_is_over_before_its_function_is():
    """The SDK sleeps up to 2^n seconds before its try n + 1, and pynamodb's own defaults try ten times."""
    config = dynamodb.connection().client.meta.config
    tries = config.retries["total_max_attempts"]
    waits = sum(2**each for each in range(tries - 1))
    assert config.retries["mode"] == "standard"
    assert tries * (config.connect_timeout + config.read_timeout) + waits < 10


class TestParts:
    def test_a_part_has_labels_of_its_own(self):
        record("taken").save()
        transaction = Transaction()
        for number, name in enumerate(("free", "taken")):
            transaction.part(str(number)).put("login", record(name), ABSENT)
        assert "login" in transaction.part("1")
        assert "login" not in transaction
        with pytest.raises(ConditionFailed) as caught:
            transaction.commit()
        assert set(caught.value.failed) == {"1: login"}
        assert not caught.value.of("0").failed
        assert set(caught.value.of("1").failed) == {"login"}

    def test_two_parts_change_one_item_by_one_write(self, cloud: Cloud):
        record("shared").save()
        transaction = Transaction()
        key = ClaimRecord("LOGIN#shared", "LOGIN")
        transaction.part("0").update("login", key, [ClaimRecord.account_id.set("acc_2")], PRESENT)
        transaction.part("1").update("login", key, [ClaimRecord.expires.set(7)])
        assert len(transaction) == 1
        transaction.commit()
        [item] = cloud.items("accounts")
        assert (item["account_id"], item["expires"]) == ("acc_2", 7)

    @pytest.mark.parametrize("failing", ["0", "1"])
    def test_and_neither_does_where_the_condition_of_one_fails(self, cloud: Cloud, failing: str):
        record("shared", "acc_1").save()
        transaction = Transaction()
        key = ClaimRecord("LOGIN#shared", "LOGIN")
        for name in ("0", "1"):
            whose = "acc_9" if name == failing else "acc_1"
            action: Any = ClaimRecord.account_id if name == "0" else ClaimRecord.expires
            value: Any = "acc_2" if name == "0" else 7
            transaction.part(name).update("login", key, [action.set(value)], ClaimRecord.account_id == whose)
        with pytest.raises(ConditionFailed) as caught:
            transaction.commit()
        assert set(caught.value.failed) == {"0: login", "1: login"}
        [item] = cloud.items("accounts")
        assert (item["account_id"], "expires" in item) == ("acc_1", False)

    def test_and_two_labels_of_one_part_are_not_the_same(self):
        part = Transaction().part("0")
        part.put("login", record("a"))
        with pytest.raises(ValueError, match="login"):
            part.delete("login", record("b"))
