"""A deployment that failed says why, by the resources that failed, however deep they are nested."""

from datetime import UTC, datetime

import pytest

from infra.deploy import stacks
from infra.terminal import Stop

NESTED = "AWS::CloudFormation::Stack"
AGO = datetime(2026, 1, 1, tzinfo=UTC)


def event(name, kind, status, reason="", at=None):
    return {
        "LogicalResourceId": name,
        "ResourceType": kind,
        "ResourceStatus": status,
        "ResourceStatusReason": reason,
        "Timestamp": at or datetime.now(UTC),
    }


class CloudFormation:
    """Answers as if the first deployment had failed in a queue's stack inside the stack of payments."""

    def __init__(self):
        self.deleted = []
        self._status = None
        queue, payments = (
            "tms-test-Payments-49fca9e0-3f1-Checks-9a40f0e1-b2c",
            "tms-test-Payments-49fca9e0-3f1",
        )
        self._stacks = {
            "tms-test-Data-1": "CREATE_COMPLETE",
            payments: "CREATE_FAILED",
            queue: "CREATE_FAILED",
        }
        self._events = {
            "tms-test": [
                event("Payments", NESTED, "CREATE_FAILED", "told by its parts"),
                event("Data", NESTED, "CREATE_COMPLETE"),
            ],
            payments: [event("Checks", NESTED, "CREATE_FAILED", "told by its parts")],
            queue: [
                event("Queue", "AWS::SQS::Queue", "CREATE_FAILED", "The delay is too long."),
                event("Dead", "AWS::SQS::Queue", "CREATE_FAILED", "Of an earlier deployment.", AGO),
            ],
        }

    def create_stack(self, **request):
        self._status = "ROLLBACK_COMPLETE"

    def describe_stacks(self, **request):
        known = {**self._stacks, "tms-test": self._status or "DELETE_COMPLETE"}
        name = request["StackName"]
        return {"Stacks": [{"StackName": name, "StackId": name, "StackStatus": known[name]}]}

    def describe_stack_events(self, **request):
        return {"StackEvents": self._events[request["StackName"]]}

    def delete_stack(self, **request):
        self.deleted.append(request["StackName"])

    def get_paginator(self, operation):
        assert operation == "list_stacks"
        return self

    def paginate(self):
        found = [
            {"StackName": name, "StackId": name, "StackStatus": status}
            for name, status in self._stacks.items()
        ]
        return [{"StackSummaries": found}]


def test_a_failure_is_told_by_the_innermost_resource_with_the_path_to_it():
    with pytest.raises(Stop) as stop:
        stacks.deploy(CloudFormation(), "tms-test", "http://127.0.0.1/bucket/1.json", {})
    assert str(stop.value) == (
        "The stack tms-test is ROLLBACK_COMPLETE.\n"
        "  Payments/Checks/Queue (AWS::SQS::Queue): The delay is too long."
    )


def test_nested_stacks_that_were_half_made_are_deleted_for_the_next_try():
    cloudformation = CloudFormation()
    with pytest.raises(Stop):
        stacks.deploy(cloudformation, "tms-test", "http://127.0.0.1/bucket/1.json", {})
    assert all("Payments" in name for name in cloudformation.deleted)
    assert len(cloudformation.deleted) == 2
