"""Reads what a function's role allows, as pairs of an action and a resource that a person recognises."""

import re
from collections.abc import Iterator
from typing import Any

from tests.support.reading import Function, Reading, target

Right = tuple[str, str]

_HERE = r"\$\{AWS::Region\}:\$\{AWS::AccountId\}"

_SHAPES = {
    rf"arn:\$\{{AWS::Partition\}}:ssm:{_HERE}:parameter/tms/\$\{{Stage\}}/([a-z-]+)": "parameter {}",
    rf"arn:\$\{{AWS::Partition\}}:ses:{_HERE}:identity/\$\{{(\w+)\}}": "identity {}",
    r"\$\{(\w+)\.Arn\}/stream/\*": "{} streams",
    r"\$\{(\w+)\.Arn\}/index/(\w+)": "{} index {}",
}
"""ARNs that are written out, because what they name is no resource of the template."""

_ALL_BUT = {"Fn::Sub": "arn:${AWS::Partition}:sns:*:*:*"}
"""Every topic; a statement that allows all but these allows phone numbers, which have no ARN."""


def rights_of(template: Reading, function: Function) -> list[Right]:
    """Return every (action, resource) that the function's role allows; a pair said twice comes twice."""
    return [
        (action, resource)
        for statement in _statements(template, function)
        for action in _listed(statement["Action"])
        for resource in _resources(statement)
    ]


def conditions_of(template: Reading, function: Function) -> Iterator[dict[str, Any]]:
    """Yield the statements that hold under a condition only."""
    for statement in _statements(template, function):
        assert statement["Effect"] == "Allow", statement
        if "Condition" in statement:
            yield statement


def _statements(template: Reading, function: Function) -> Iterator[dict[str, Any]]:
    """Yield the statements of the role itself, and of the policies that it shares with others."""
    role = template.resource(function.role)["Properties"]
    shared = [template.resource(target(each))["Properties"] for each in role["ManagedPolicyArns"]]
    for policy in [*role.get("Policies", ()), *shared]:
        yield from policy["PolicyDocument"]["Statement"]


def _resources(statement: dict[str, Any]) -> Iterator[str]:
    if statement.get("NotResource") == _ALL_BUT:
        yield "phone numbers"
        return
    for resource in _listed(statement["Resource"]):
        yield _name(resource)


def _name(resource: Any) -> str:
    match resource:
        case "*":
            return "*"
        case {"Ref": "PersonalKeyArn"}:
            return "personal key"
        case {"Ref": name} | {"Fn::GetAtt": [name, "Arn"]}:
            return str(name).removesuffix("Queue")  # which is one of the resources of a queue's stack
        case {"Fn::GetAtt": [name, "StreamArn"]}:
            return f"{name} stream"
        case {"Fn::Sub": text}:
            for shape, name in _SHAPES.items():
                if found := re.fullmatch(shape, text):
                    return name.format(*found.groups())
    raise AssertionError(f"no reviewed kind of resource: {resource!r}")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
