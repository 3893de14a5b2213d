"""Data keys rotate without an outage: what a former key sealed is sealed anew, and then the key goes."""

import json
import re
import time
from collections.abc import Iterator
from typing import Any

import boto3
import pytest

from infra.keys import reseal, stage_keys
from infra.keys.rings import KNOWN_AFTER_SECONDS, RESTORE_SECONDS
from infra.terminal import Stop
from tests.support.buying import callback, hold, look, pay, sell
from tests.support.cloud import Cloud
from tests.support.fleet import licensed
from tests.support.functions import call
from tests.support.network import build, publish
from tests.support.people import PASSENGER
from tests.support.provider import FakeProvider
from tests.support.waiting import fill, join, see
from tms.bookings.for_payments import settlement as bookings
from tms.bookings.waiting_list import store as waiting_list
from tms.bookings.waiting_list.entry import EntryStatus
from tms.fleet.driver_answers import licence_number
from tms.kernel import secrets
from tms.kernel.privacy import vault

SEALED = re.compile(r"pd1\.([0-9a-f]{8})\.")

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def ssm(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """SSM, where a key is known everywhere at once; the ring is as before afterwards."""
    made = boto3.client("ssm")
    before = made.get_parameter(Name="/tms/test/data-keys", WithDecryption=True)["Parameter"]["Value"]
    monkeypatch.setattr(stage_keys, "KNOWN_AFTER_SECONDS", 0)
    yield made
    made.put_parameter(Name="/tms/test/data-keys", Type="SecureString", Value=before, Overwrite=True)
    forget()


def forget() -> None:
    secrets.forget()
    vault.forget()


def later(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """Let time pass for the operator."""
    then = time.time() + seconds
    monkeypatch.setattr("time.time", lambda: then)


def rotated(ssm: Any) -> str:
    """Let a new data key seal; returns its kid."""
    fresh = stage_keys.rotate(ssm, boto3.client("kms"), "test", "data-keys")
    stage_keys.promote(ssm, None, "test", "data-keys")
    forget()
    return fresh


def kids(cloud: Cloud) -> list[str]:
    """The data key of every sealed value in the tables."""
    tables = ("accounts", "bookings", "fleet", "payments", "tickets")
    return SEALED.findall(json.dumps([cloud.items(table) for table in tables], default=str))


def test_everything_is_sealed_by_the_new_key_and_read_without_the_old_one(
    cloud: Cloud, provider: FakeProvider, ssm: Any, monkeypatch: pytest.MonkeyPatch
):
    build()
    trip = publish()
    booking = sell(trip, provider, "1A", "1B")
    body = {"full_name": "Aline", "phone": "+250788000009", "password": "correct horse battery staple"}
    assert call("accounts/register", body=body).status == 201
    driver = licensed("1 1985 8")
    before = kids(cloud)
    fresh = rotated(ssm)
    hold(trip, "2A")
    assert fresh in kids(cloud)
    with pytest.raises(Stop, match="keys reseal"):
        stage_keys.retire(ssm, None, "test", "data-keys")

    assert reseal.reseal(ssm, "test") == 6  # account, licence, booking, payment and two tickets
    assert len(kids(cloud)) > len(before) > 6
    assert set(kids(cloud)) == {fresh}
    assert reseal.reseal(ssm, "test") == 0

    later(monkeypatch, RESTORE_SECONDS - 10)
    with pytest.raises(Stop, match="may still be in use"):
        stage_keys.retire(ssm, None, "test", "data-keys")
    later(monkeypatch, 10)
    stage_keys.retire(ssm, None, "test", "data-keys")
    forget()
    assert licence_number(driver.account_id) == "1 1985 8"
    assert look(booking)["tickets"] == booking["tickets"]
    for each in booking["tickets"]:
        shown = call("tickets/get_ticket", path={"ticket_id": each["ticket_id"]}, caller=PASSENGER).json
        assert shown["passenger"] == each["passenger"]


def test_an_item_that_changes_meanwhile_keeps_its_change(cloud: Cloud, ssm: Any):
    build()
    booking = hold(publish(), "1A")
    table = boto3.client("dynamodb")
    key = {"pk": {"S": f"BOOKING#{booking['booking_id']}"}, "sk": {"S": "BOOKING"}}
    seen = table.get_item(TableName="bookings", Key=key)["Item"]
    fresh = rotated(ssm)
    context = f"booking/{booking['booking_id']}"
    changed = vault.seal('[null,null,null,"changed"]', context)
    table.put_item(TableName="bookings", Item={**seen, "customer": {"S": changed}})
    assert reseal.renew("bookings", seen)
    (kept,) = cloud.items("bookings", key["pk"]["S"])
    assert kept["customer"] == changed
    assert set(SEALED.findall(kept["document"])) == {fresh}


def test_a_payment_that_settles_meanwhile_issues_tickets_under_the_new_key(
    cloud: Cloud, provider: FakeProvider, ssm: Any, monkeypatch: pytest.MonkeyPatch
):
    build()
    booking = hold(publish(), "1A")
    payment = pay(booking)
    provider.approve(payment["payment_id"])
    fresh = rotated(ssm)
    real = bookings.confirm_into

    def late(*arguments: Any) -> None:
        monkeypatch.setattr(bookings, "confirm_into", real)
        assert reseal.reseal(ssm, "test") == 2  # the booking and the payment: there is no ticket yet
        real(*arguments)

    monkeypatch.setattr(bookings, "confirm_into", late)
    assert callback(payment).status == 204
    assert look(booking)["status"] == "CONFIRMED"
    assert set(kids(cloud)) == {fresh}


def test_those_who_wait_are_sealed_anew_and_a_change_meanwhile_reads_again(cloud: Cloud, ssm: Any):
    build()
    trip = publish()
    fill(trip)
    entry = join(trip)
    stale = waiting_list.find(entry["entry_id"])
    assert stale is not None
    fresh = rotated(ssm)
    assert reseal.reseal(ssm, "test") == 2  # the entry, and the booking that fills the bus
    (kept,) = cloud.items("bookings", f"WAITING#{entry['entry_id']}")
    assert SEALED.findall(kept["people"]) == [fresh]
    assert see(entry)["passengers"] == entry["passengers"]
    assert not waiting_list.write(stale.over(EntryStatus.ENDED, 0), stale)


@pytest.mark.usefixtures("cloud")
def test_while_a_container_may_seal_by_the_former_key_it_is_not_done_with(
    ssm: Any, monkeypatch: pytest.MonkeyPatch
):
    rotated(ssm)
    monkeypatch.setattr(stage_keys, "KNOWN_AFTER_SECONDS", KNOWN_AFTER_SECONDS)
    with pytest.raises(Stop, match="may still seal"):
        reseal.reseal(ssm, "test")
    with pytest.raises(Stop, match="keys reseal"):
        stage_keys.retire(ssm, None, "test", "data-keys")
    later(monkeypatch, KNOWN_AFTER_SECONDS)
    assert reseal.reseal(ssm, "test") == 0
    later(monkeypatch, RESTORE_SECONDS)
    stage_keys.retire(ssm, None, "test", "data-keys")


def test_a_restored_table_begins_the_time_anew_in_which_the_former_key_stays(
    cloud: Cloud, ssm: Any, monkeypatch: pytest.MonkeyPatch
):
    build()
    booking = hold(publish(), "1A")
    (before,) = [item for item in cloud.items("bookings") if item["sk"] == "BOOKING"]
    rotated(ssm)
    assert reseal.reseal(ssm, "test") == 1
    later(monkeypatch, RESTORE_SECONDS)
    assert reseal.reseal(ssm, "test") == 0
    boto3.resource("dynamodb").Table("bookings").put_item(Item=before)
    assert reseal.reseal(ssm, "test") == 1
    with pytest.raises(Stop, match="may still be in use"):
        stage_keys.retire(ssm, None, "test", "data-keys")
    later(monkeypatch, RESTORE_SECONDS)
    stage_keys.retire(ssm, None, "test", "data-keys")
    forget()
    assert look(booking)["status"] == "HELD"
