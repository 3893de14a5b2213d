"""A function may do what the reviewed table says, and nothing else."""

import json
from collections import Counter
from pathlib import Path

import pytest
import yaml

from tests.support.reading import target
from tests.support.rights import conditions_of, rights_of
from tests.support.sources import subscriptions
from tms.platform.on_change import TOLD

TABLE = Path(__file__).with_name("iam.yaml")

TRACES = [("xray:PutTelemetryRecords", "*"), ("xray:PutTraceSegments", "*")]
"""X-Ray has no resources to name: these two are the only rights on everything."""


def logs_of(service: str) -> list[tuple[str, str]]:
    group = f"{service.capitalize()}Logs"
    return [("logs:CreateLogStream", group), ("logs:PutLogEvents", group)]


@pytest.fixture(scope="module")
def reviewed() -> dict[str, dict[str, list[str]]]:
    table: dict[str, dict[str, list[str]]] = yaml.safe_load(TABLE.read_text())
    return table


def test_every_function_is_reviewed(template, reviewed):
    assert set(reviewed) == set(template.functions)


def test_rights_are_those_reviewed(template, reviewed):
    differences = {}
    for name, function in template.functions.items():
        table = [(action, resource) for resource, actions in reviewed[name].items() for action in actions]
        wanted = Counter([*table, *TRACES, *logs_of(function.service)])
        given = Counter(rights_of(template, function))
        if given != wanted:
            differences[name] = {"not reviewed": list(given - wanted), "missing": list(wanted - given)}
    assert differences == {}


def test_no_action_is_a_wildcard_and_only_traces_go_everywhere(template):
    for name, function in template.functions.items():
        rights = rights_of(template, function)
        assert [action for action, _ in rights if "*" in action] == [], name
        assert sorted(right for right in rights if right[1] == "*") == TRACES, name


def test_rights_are_plain_allowances(template):
    for name, function in template.functions.items():
        assert list(conditions_of(template, function)) == [], name


def test_a_role_serves_one_function_and_lambda_alone_takes_it(template):
    roles = template.of_type("AWS::IAM::Role")
    gateways = roles.pop("GatewayLoggingRole")
    assert gateways["AssumeRolePolicyDocument"]["Statement"][0]["Principal"] == {
        "Service": "apigateway.amazonaws.com"
    }
    assert Counter(function.role for function in template.functions.values()) == Counter(list(roles))
    for name, function in template.functions.items():
        assert function.role == f"{name}Role"
        (statement,) = roles[function.role]["AssumeRolePolicyDocument"]["Statement"]
        assert statement == {
            "Effect": "Allow",
            "Action": "sts:AssumeRole",
            "Principal": {"Service": "lambda.amazonaws.com"},
        }


def test_tables_with_indexes_are_those_whose_rights_name_them(template):
    """An index has an ARN of its own: the statements that query it have to name it."""
    tables = template.of_type("AWS::DynamoDB::Table").items()
    indexed = [name for name, table in tables if "GlobalSecondaryIndexes" in table]
    assert indexed == ["Audit", "Trips", "Bookings"]


def test_nobody_may_change_or_delete_what_was_audited(template):
    allowed = {
        action
        for function in template.functions.values()
        for action, resource in rights_of(template, function)
        if resource == "Audit" or resource.startswith("Audit index")
    }
    assert allowed == {"dynamodb:PutItem", "dynamodb:Query"}


def test_one_function_alone_reads_what_was_audited(template):
    readers = {
        name
        for name, function in template.functions.items()
        for action, resource in rights_of(template, function)
        if resource.startswith("Audit") and action == "dynamodb:Query"
    }
    assert readers == {"PlatformListAudit"}


def test_a_record_that_is_replaced_all_the_same_wakes_the_function_that_raises_the_alarm(template):
    """The right to put an item can replace one whose key is known."""
    mappings = template.of_type("AWS::Lambda::EventSourceMapping").values()
    (mapping,) = [each for each in mappings if each["FunctionName"] == {"Ref": "PlatformOnAuditChanged"}]
    assert mapping["EventSourceArn"] == {"Fn::GetAtt": ["Audit", "StreamArn"]}
    (pattern,) = mapping["FilterCriteria"]["Filters"]
    assert '"eventName":["MODIFY","REMOVE"]' in pattern["Pattern"]
    assert template.resource("AuditRecordsChangedAlarm")["Properties"]["AlarmActions"]


def test_the_changes_that_wake_the_function_are_those_that_it_tells(template):
    mappings = template.of_type("AWS::Lambda::EventSourceMapping").values()
    (mapping,) = [each for each in mappings if each["FunctionName"] == {"Ref": "PlatformOnChange"}]
    (pattern,) = mapping["FilterCriteria"]["Filters"]
    actions = json.loads(pattern["Pattern"])["dynamodb"]["NewImage"]["action"]["S"]
    assert {each["prefix"] for each in actions} == {f"{thing}." for thing in TOLD}


def test_the_topic_alone_writes_to_the_queues_it_feeds(template):
    subscribed = subscriptions(template).values()
    fed = {target(each["Endpoint"]) for each in subscribed}
    fed |= {target(each["RedrivePolicy"]["deadLetterTargetArn"]) for each in subscribed}
    allowed = set()
    for name, policy in template.of_type("AWS::SQS::QueuePolicy").items():
        (statement,) = policy["PolicyDocument"]["Statement"]
        assert statement["Action"] == "sqs:SendMessage", name
        assert statement["Principal"] == {"Service": "sns.amazonaws.com"}, name
        assert statement["Condition"] == {"ArnEquals": {"aws:SourceArn": {"Ref": "Events"}}}, name
        queues = {target(each) for each in policy["Queues"]}
        assert {target(each) for each in statement["Resource"]} == queues, name
        allowed |= queues
    assert allowed == fed
