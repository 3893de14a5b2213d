"""Reads the templates as CloudFormation would: after the SAM transform, with a stage's conditions decided."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from infra.deploy.template import (
    FUNCTION,
    LAYER,
    Template,
    Templates,
    expand,
    of_type,
    read_all,
    with_uploaded_stacks,
)
from tests.support.nested import together

ROOT = Path(__file__).resolve().parents[2]
REGION = "af-south-1"

KEY = "AWS::KMS::Key"
"""It is made before all others, so that its policy has to write their ARNs out."""

UPLOADED = "s3://bucket/code.zip"
"""The transform wants to see code where CloudFormation finds it."""

HERE = "${AWS::Region}:${AWS::AccountId}"
NAMED = {
    "AWS::DynamoDB::Table": ("TableName", f"arn:${{AWS::Partition}}:dynamodb:{HERE}:table/"),
    "AWS::Kinesis::Stream": ("Name", f"arn:${{AWS::Partition}}:kinesis:{HERE}:stream/"),
    "AWS::SNS::Topic": ("TopicName", f"arn:${{AWS::Partition}}:sns:{HERE}:"),
}
"""Resources that other stacks know by name: the property that says it, and what an ARN has before it."""

T = TypeVar("T")


@dataclass(frozen=True)
class Function:
    """One function of the templates.

    Attributes:
        file: its module, as `functions/bookings/hold_seats.py`.
        export: what Lambda calls in it: `app` or `handler`.
        timeout: seconds.
        variables: its whole environment, unresolved.
    """

    name: str
    file: str
    export: str
    timeout: int
    role: str
    variables: dict[str, Any]

    @property
    def service(self) -> str:
        """The folder that its module is in."""
        return self.file.split("/")[1]


@dataclass(frozen=True)
class Method:
    """One method of the API: where it is, who serves it and which authorizer stands before it."""

    method: str
    path: str
    function: str
    authorizer: str


@dataclass(frozen=True)
class Reading:
    """The templates as written, each as CloudFormation gets it, and all of them put together.

    Attributes:
        written: by file; the root is the last.
        stacks: the same after the transform.
        expanded: all resources in one view, see `tests.support.nested`. Names and ARNs of tables, streams
            and topics are references to them.
    """

    written: Templates
    stacks: Templates
    expanded: Template
    functions: dict[str, Function] = field(init=False)

    def __post_init__(self) -> None:
        expanded = self.of_type("AWS::Lambda::Function")
        functions = {
            name: _function(name, written, expanded[name])
            for template in self.written.values()
            for name, written in of_type(template, FUNCTION).items()
        }
        object.__setattr__(self, "functions", functions)

    def of_type(self, kind: str) -> dict[str, dict[str, Any]]:
        """Return the properties of every resource of a type after the transform, by logical id."""
        return of_type(self.expanded, kind)

    def resource(self, name: str) -> dict[str, Any]:
        """Return one whole resource after the transform."""
        found: dict[str, Any] = self.expanded["Resources"][name]
        return found

    def in_stage(self, value: Any, stage: str) -> Any:
        """Return a value with its `Fn::If` decided for `stage`."""
        if isinstance(value, list):
            return [self.in_stage(each, stage) for each in value]
        if not isinstance(value, dict):
            return value
        if "Fn::If" in value:
            name, yes, no = value["Fn::If"]
            holds = _holds(self.expanded["Conditions"][name], self.parameters(stage))
            return self.in_stage(yes if holds else no, stage)
        return {key: self.in_stage(each, stage) for key, each in value.items()}

    def parameters(self, stage: str) -> dict[str, str]:
        """Return the parameters that a deployment of `stage` has when it gives no other."""
        declared = self.expanded["Parameters"]
        return {name: each["Default"] for name, each in declared.items()} | {"Stage": stage}

    def methods(self) -> Iterator[Method]:
        """Yield the API's methods, without those that the gateway itself answers for CORS."""
        ((_, api),) = self.of_type("AWS::ApiGateway::RestApi").items()
        called = {
            properties["FunctionName"]["Fn::Sub"]: name
            for name, properties in self.of_type("AWS::Lambda::Function").items()
        }
        for path, methods in api["Body"]["paths"].items():
            for method, definition in methods.items():
                if method != "options":
                    uri = definition["x-amazon-apigateway-integration"]["uri"]["Fn::Sub"]
                    function = re.fullmatch(r"arn:.+:function:(\S+)/invocations", uri)
                    assert function, uri
                    guards = [guard for each in definition["security"] for guard in each] or ["NONE"]
                    assert len(guards) == 1, f"{method} {path} has the authorizers {guards}"
                    yield Method(method.upper(), path, called[function[1]], guards[0])


def load(path: Path = ROOT / "template.yaml") -> Reading:
    """Read and transform a template and all that it nests."""
    written = read_all(path)
    stacks = transformed(written)
    return Reading(written, stacks, _by_reference(together(stacks)))


def transformed(written: Templates) -> Templates:
    """Return templates as CloudFormation gets them, each nested stack at its own file."""
    files = {path: str(path) for path in written}
    placed = {path: with_uploaded_stacks(template, files) for path, template in written.items()}
    for template in placed.values():
        for function in of_type(template, FUNCTION).values():
            function["CodeUri"] = UPLOADED
        for layer in of_type(template, LAYER).values():
            layer["ContentUri"] = UPLOADED
    return {path: expand(template, REGION) for path, template in placed.items()}


def target(value: Any) -> str:
    """Return the logical id of the resource that a `Ref` or `Fn::GetAtt` points to."""
    if isinstance(value, dict) and "Ref" in value:
        return str(value["Ref"])
    if isinstance(value, dict) and "Fn::GetAtt" in value:
        return str(value["Fn::GetAtt"][0])
    raise AssertionError(f"{value!r} points to no resource")


def broken(each: dict[str, T], keeps: Callable[[T], bool]) -> list[str]:
    """Return the names whose value does not keep a rule."""
    return sorted(name for name, value in each.items() if not keeps(value))


def _by_reference(template: Template) -> Template:
    """Return a template in which names and ARNs of tables, streams and topics are references to them."""
    known: dict[str, dict[str, Any]] = {}
    for kind, (attribute, arn) in NAMED.items():
        for logical, properties in of_type(template, kind).items():
            name, reference = properties[attribute]["Fn::Sub"], {"Ref": logical}
            is_arn = kind == "AWS::SNS::Topic"
            known[arn + name] = reference if is_arn else {"Fn::GetAtt": [logical, "Arn"]}
            if not is_arn:
                known[name] = reference
    resources = {
        name: resource if resource["Type"] in {*NAMED, KEY} else _referring(resource, known)
        for name, resource in template["Resources"].items()
    }
    return {**template, "Resources": resources}


def _referring(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    match value:
        case {"Fn::Sub": str(text)} if text in known:
            return known[text]
        case {"Fn::Sub": str(text)}:
            arn, of_it = re.split(r"(?=/stream/|/index/|$)", text, maxsplit=1)
            return {"Fn::Sub": f"${{{target(known[arn])}.Arn}}{of_it}"} if arn in known else value
        case dict():
            return {key: _referring(each, known) for key, each in value.items()}
        case list():
            return [_referring(each, known) for each in value]
    return value


def _function(name: str, written: dict[str, Any], expanded: dict[str, Any]) -> Function:
    module, _, export = expanded["Handler"].partition(".")
    return Function(
        name=name,
        file=f"{Path(written['CodeUri']).relative_to(ROOT)}/{module}.py",
        export=export,
        timeout=expanded["Timeout"],
        role=target(expanded["Role"]),
        variables=expanded["Environment"]["Variables"],
    )


def _holds(condition: dict[str, Any], parameters: dict[str, str]) -> bool:
    ((operator, operands),) = condition.items()
    if operator == "Fn::Not":
        return not _holds(operands[0], parameters)
    if operator == "Fn::And":
        return all(_holds(each, parameters) for each in operands)
    assert operator == "Fn::Equals", f"this reader does not know {operator}"
    left, right = (parameters[each["Ref"]] if isinstance(each, dict) else each for each in operands)
    return bool(left == right)
