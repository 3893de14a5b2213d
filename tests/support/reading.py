"""Reads template.yaml as CloudFormation would: after the SAM transform, with a stage's conditions decided."""

import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from infra.deploy.template import Template, expand, of_type, read

ROOT = Path(__file__).resolve().parents[2]
REGION = "af-south-1"

UPLOADED = "s3://bucket/code.zip"
"""The transform wants to see code where CloudFormation finds it."""

T = TypeVar("T")


@dataclass(frozen=True)
class Function:
    """One function of the template.

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


@dataclass(frozen=True)
class Method:
    """One method of the API: where it is, who serves it and which authorizer stands before it."""

    method: str
    path: str
    function: str
    authorizer: str


@dataclass(frozen=True)
class Reading:
    """The template as written, and as CloudFormation gets it."""

    written: Template
    expanded: Template
    functions: dict[str, Function] = field(init=False)

    def __post_init__(self) -> None:
        written = of_type(self.written, "AWS::Serverless::Function")
        expanded = self.of_type("AWS::Lambda::Function")
        functions = {name: _function(name, written[name], expanded[name]) for name in written}
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
        ((name, api),) = self.of_type("AWS::ApiGateway::RestApi").items()
        default = self.written["Resources"][name]["Properties"]["Auth"]["DefaultAuthorizer"]
        for path, methods in api["Body"]["paths"].items():
            for method, definition in methods.items():
                if method != "options":
                    uri = definition["x-amazon-apigateway-integration"]["uri"]["Fn::Sub"]
                    function = re.search(r"\$\{(\w+)\.Arn\}", uri)
                    assert function, uri
                    guards = [guard for each in definition.get("security", [{default: []}]) for guard in each]
                    assert len(guards) == 1, f"{method} {path} has the authorizers {guards}"
                    yield Method(method.upper(), path, function[1], guards[0])


def load(path: Path = ROOT / "template.yaml") -> Reading:
    """Read and transform a template."""
    written = read(path)
    placed = copy.deepcopy(written)
    for function in of_type(placed, "AWS::Serverless::Function").values():
        function["CodeUri"] = UPLOADED
    for layer in of_type(placed, "AWS::Serverless::LayerVersion").values():
        layer["ContentUri"] = UPLOADED
    return Reading(written, expand(placed, REGION))


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


def _function(name: str, written: dict[str, Any], expanded: dict[str, Any]) -> Function:
    module, _, export = expanded["Handler"].partition(".")
    return Function(
        name=name,
        file=f"{written['CodeUri']}{module}.py",
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
