"""What staff change of their company is told to those who listen, with the record that tells more."""

import json
from typing import Any

import pytest
from moto.sns.models import sns_backends

from tests.support.buying import expect
from tests.support.cloud import ACCOUNT, REGION, TOPIC, Cloud
from tests.support.fleet import bought
from tests.support.functions import call, run
from tests.support.people import COMPANY, PASSENGER, SUPERVISOR, key

pytestmark = pytest.mark.usefixtures("cloud", "clock")


def told(cloud: Cloud) -> list[dict[str, Any]]:
    """Let the records that were written reach the topic; return what it was sent."""
    topic = sns_backends[ACCOUNT][REGION].topics[TOPIC]
    before = len(topic.sent_notifications)
    assert run("platform/on_change", cloud.changes("audit")) == []
    return [json.loads(sent[1]) for sent in topic.sent_notifications[before:]]


def take_out(cloud: Cloud) -> str:
    found = bought("RAB 123 C")
    body = {"kind": "maintenance", "from_at": "2026-11-25T06:00:00+02:00", "reason": "The brakes."}
    path = {"bus_id": found.bus_id}
    expect(201, call("fleet/add_outage", path=path, body=body, caller=SUPERVISOR, headers=key()))
    return found.bus_id


def test_a_bus_that_is_taken_out_is_told_by_its_ids_alone(cloud: Cloud):
    bus_id = take_out(cloud)
    (event,) = told(cloud)
    assert (event["type"], event["subject"], event["source"]) == ("thing.changed", bus_id, "/tms/audit")
    (record,) = (item for item in cloud.items("audit") if item["action"] == "bus.taken_out")
    wanted = {"company_id": COMPANY, "action": "bus.taken_out", "target": bus_id, "audit_id": record["sk"]}
    assert event["data"] == wanted


def test_the_same_change_delivered_again_has_the_same_id(cloud: Cloud):
    take_out(cloud)
    changes = cloud.changes("audit")
    topic = sns_backends[ACCOUNT][REGION].topics[TOPIC]
    before = len(topic.sent_notifications)
    for _ in range(2):
        assert run("platform/on_change", changes) == []
    first, again = (json.loads(sent[1]) for sent in topic.sent_notifications[before:])
    assert first["id"] == again["id"]


def test_what_changes_nothing_is_not_told(cloud: Cloud):
    call("companies/get_company", caller=PASSENGER)
    assert told(cloud) == []
