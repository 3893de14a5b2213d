"""The short way to moto (`tests.support.moto_direct`) answers as the wire does, refusals too."""

from decimal import Decimal
from typing import Any

import boto3
import pytest
from botocore.client import BaseClient
from botocore.exceptions import ClientError

from tests.support import moto_direct
from tests.support.cloud import Cloud, emptied

KEY = {"pk": {"S": "a"}, "sk": {"S": "1"}}
EVERYTHING = {
    **KEY,
    "number": {"N": "1.50"},
    "text": {"S": "é"},
    "bytes": {"B": b"\x00\xff"},
    "yes": {"BOOL": True},
    "nothing": {"NULL": True},
    "list": {"L": [{"S": "x"}, {"M": {"n": {"N": "1"}}}]},
    "map": {"M": {"b": {"B": b"\x01"}, "l": {"L": []}}},
    "set": {"SS": ["x", "y"]},
    "numbers": {"NS": ["1", "2"]},
}
NAMED = {"TableName": "trips"}
ABSENT = {"ConditionExpression": "attribute_not_exists(pk)"}
SHOWN = {"ReturnValuesOnConditionCheckFailure": "ALL_OLD"}


def update(expression: str, values: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"UpdateExpression": expression, "ExpressionAttributeValues": values, **more}


ONE, TEN = {":n": {"N": "1"}}, {":n": {"N": "10"}}
OF_A = {"KeyConditionExpression": "pk = :p", "ExpressionAttributeValues": {":p": {"S": "a"}}}
ANOTHER = {**KEY, "sk": {"S": "2"}}

PLAYED: list[tuple[str, dict[str, Any]]] = [
    ("GetItem", {**NAMED, "Key": KEY}),
    ("PutItem", {**NAMED, "Item": EVERYTHING, "ReturnConsumedCapacity": "TOTAL"}),
    ("PutItem", {**NAMED, "Item": EVERYTHING, **ABSENT}),
    ("PutItem", {**NAMED, "Item": EVERYTHING, **ABSENT, **SHOWN}),
    ("PutItem", {**NAMED, "Item": {"pk": {"S": "a"}}}),
    ("PutItem", {**NAMED, "Item": {**KEY, "pk": {"S": ""}}}),
    ("PutItem", {"TableName": "nowhere", "Item": KEY}),
    ("GetItem", {**NAMED, "Key": KEY, "ConsistentRead": True}),
    ("GetItem", {**NAMED, "Key": KEY, "ProjectionExpression": "#t, #m", "ExpressionAttributeNames": {
        "#t": "text", "#m": "map",
    }}),
    ("GetItem", {**NAMED, "Key": {"pk": {"S": "a"}}}),
    ("UpdateItem", {**NAMED, "Key": KEY, **update("ADD numeral :n", ONE, ReturnValues="ALL_NEW")}),
    ("UpdateItem", {**NAMED, "Key": KEY, **update("SET numeral = numeral + :n REMOVE text", ONE)}),
    ("UpdateItem", {**NAMED, "Key": KEY, **update("SET numeral = :n", ONE, ReturnValues="UPDATED_OLD")}),
    ("UpdateItem", {**NAMED, "Key": ANOTHER, **update("SET numeral = :n", ONE, ReturnValues="ALL_OLD")}),
    ("UpdateItem", {**NAMED, "Key": KEY, **update(
        "SET numeral = :n", TEN, ConditionExpression="numeral > :n", **SHOWN
    )}),
    ("UpdateItem", {**NAMED, "Key": KEY, **update("SET = :n", ONE)}),
    ("UpdateItem", {**NAMED, "Key": KEY, **update("SET numeral = :other", ONE)}),
    ("Query", {**NAMED, **OF_A}),
    ("Query", {**NAMED, **OF_A, "Limit": 1, "ScanIndexForward": False}),
    ("Query", {**NAMED, **OF_A, "IndexName": "nowhere"}),
    ("Scan", {**NAMED, "FilterExpression": "numeral = :n", "ExpressionAttributeValues": ONE}),
    ("BatchGetItem", {"RequestItems": {"trips": {"Keys": [KEY, {**KEY, "sk": {"S": "9"}}]}}}),
    ("BatchWriteItem", {"RequestItems": {"trips": [
        {"PutRequest": {"Item": {**KEY, "sk": {"S": "3"}}}}, {"DeleteRequest": {"Key": ANOTHER}},
    ]}}),
    ("TransactGetItems", {"TransactItems": [{"Get": {**NAMED, "Key": KEY}}]}),
    ("TransactWriteItems", {"TransactItems": [
        {"Put": {**NAMED, "Item": {**KEY, "sk": {"S": "4"}}, **ABSENT}},
        {"Update": {**NAMED, "Key": KEY, **update("SET numeral = :n", TEN)}},
        {"ConditionCheck": {**NAMED, "Key": ANOTHER, **ABSENT}},
        {"Delete": {**NAMED, "Key": {**KEY, "sk": {"S": "3"}}}},
    ]}),
    ("TransactWriteItems", {"TransactItems": [
        {"Put": {**NAMED, "Item": {**KEY, "sk": {"S": "5"}}}},
        {"Put": {**NAMED, "Item": EVERYTHING, **ABSENT, **SHOWN}},
    ]}),
    ("TransactWriteItems", {"TransactItems": [{"Delete": {**NAMED, "Key": KEY}}] * 2}),
    ("DeleteItem", {**NAMED, "Key": KEY, **ABSENT}),
    ("DeleteItem", {**NAMED, "Key": KEY, "ReturnValues": "ALL_OLD"}),
    ("Scan", NAMED),
]  # fmt: skip
"""What is asked one after the other; a refusal is an answer like others."""


def answers() -> list[Any]:
    client = boto3.client("dynamodb")
    found = []
    for operation, arguments in PLAYED:
        try:
            answer = client._make_api_call(operation, arguments)
        except ClientError as refusal:
            answer = {**refusal.response, "type": type(refusal).__name__, "text": str(refusal)}
        status = answer.pop("ResponseMetadata")["HTTPStatusCode"]
        found.append((operation, status, answer))
    return found


def test_every_answer_is_the_same_as_over_the_wire(cloud: Cloud, monkeypatch: pytest.MonkeyPatch):
    assert {operation for operation, _ in PLAYED} == moto_direct.DIRECT
    assert BaseClient._make_api_call is not moto_direct.over_the_wire
    direct, changes = answers(), images(cloud)
    fresh = emptied(cloud)
    monkeypatch.setattr(BaseClient, "_make_api_call", moto_direct.over_the_wire)
    for answer, over_the_wire in zip(direct, answers(), strict=True):
        assert answer == over_the_wire
    assert changes == images(fresh)


def images(cloud: Cloud) -> list[tuple[Any, Any]]:
    changes = [each["dynamodb"] for each in cloud.changes("trips")["Records"]]
    return [(each.get("OldImage"), each.get("NewImage")) for each in changes]


def test_plain_values_are_read_back_as_they_were_written(cloud: Cloud):
    table = boto3.resource("dynamodb").Table("trips")
    item = {"pk": "a", "sk": "1", "number": Decimal("1.5"), "map": {"list": [b"\x00", None, {"x"}]}}
    table.put_item(Item=item)
    read = table.get_item(Key={"pk": "a", "sk": "1"})["Item"]
    assert read == item
    read["map"]["list"].clear()
    assert table.get_item(Key={"pk": "a", "sk": "1"})["Item"] == item
