"""The audit table under the functions' own roles: what stands in it can be added to, and not be changed."""

import io
import json
import zipfile
from typing import Any

from infra.clients import local_client
from tests.e2e.conftest import Platform

PROBE = """
import boto3
from botocore.exceptions import ClientError


def handler(event, context):
    dynamodb, said = boto3.client("dynamodb"), []
    for name, arguments in event:
        try:
            getattr(dynamodb, name)(**arguments)
            said.append("done")
        except ClientError as error:
            said.append(error.response["Error"]["Code"])
    return said
"""
"""Does what it is asked to and tells how each thing ended."""

WRITERS = "tms-local-companies-deactivate-staff"


def test_a_functions_role_adds_records_and_cannot_change_or_delete_any(platform: Platform) -> None:
    functions = local_client(platform.place, "lambda")
    role = functions.get_function_configuration(FunctionName=WRITERS)["Role"]
    table = "tms-local-audit"
    key = {"pk": {"S": "probe"}, "sk": {"S": "aud_00000000000000000000000000"}}
    change = {
        "TableName": table,
        "Key": key,
        "UpdateExpression": "SET actor = :nobody",
        "ExpressionAttributeValues": {":nobody": {"S": "nobody"}},
    }
    asked: list[tuple[str, dict[str, Any]]] = [
        ("put_item", {"TableName": table, "Item": {**key, "actor": {"S": "somebody"}}}),
        ("update_item", change),
        ("delete_item", {"TableName": table, "Key": key}),
        ("transact_write_items", {"TransactItems": [{"Update": change}]}),
        ("transact_write_items", {"TransactItems": [{"Delete": {"TableName": table, "Key": key}}]}),
        ("batch_write_item", {"RequestItems": {table: [{"DeleteRequest": {"Key": key}}]}}),
        ("get_item", {"TableName": table, "Key": key}),
        ("scan", {"TableName": table}),
    ]

    said = under(functions, role, asked)

    assert said == ["done"] + ["AccessDeniedException"] * (len(asked) - 1)
    dynamodb = local_client(platform.place, "dynamodb")
    assert dynamodb.get_item(TableName=table, Key=key)["Item"]["actor"] == {"S": "somebody"}


def test_no_function_may_change_the_audit_table(platform: Platform) -> None:
    iam, functions = local_client(platform.place, "iam"), local_client(platform.place, "lambda")
    table = local_client(platform.place, "dynamodb").describe_table(TableName="tms-local-audit")
    pages = functions.get_paginator("list_functions").paginate()
    roles = {one["FunctionName"]: one["Role"] for page in pages for one in page["Functions"]}
    allowed = [
        (name, each["EvalActionName"])
        for name, role in roles.items()
        for each in iam.simulate_principal_policy(
            PolicySourceArn=role,
            ActionNames=[f"dynamodb:{action}" for action in ("UpdateItem", "DeleteItem", "BatchWriteItem")],
            ResourceArns=[table["Table"]["TableArn"]],
        )["EvaluationResults"]
        if each["EvalDecision"] == "allowed"
    ]

    assert len(roles) > 50
    assert allowed == []


def under(functions: Any, role: str, asked: list[tuple[str, dict[str, Any]]]) -> Any:
    """Do things with DynamoDB in a function of its own, under the role of another; return how each ended."""
    name, code = "tms-local-probe", io.BytesIO()
    with zipfile.ZipFile(code, "w") as archive:
        archive.writestr("probe.py", PROBE)
    functions.create_function(
        FunctionName=name,
        Runtime="python3.13",
        Role=role,
        Handler="probe.handler",
        Code={"ZipFile": code.getvalue()},
        Timeout=30,
    )
    try:
        answer = functions.invoke(FunctionName=name, Payload=json.dumps(asked).encode())
        return json.loads(answer["Payload"].read())
    finally:
        functions.delete_function(FunctionName=name)
