"""The stacks stay within what AWS takes, now and with 250 functions."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from infra.deploy.template import Template, Templates, of_type
from tests.support.grown import grown
from tests.support.nested import together
from tests.support.reading import ROOT, transformed

FUNCTIONS = 250

LINES = 400
"""Of template.yaml, which is the table of contents."""

RESOURCES, ALL_RESOURCES = 450, 2_250
"""CloudFormation takes 500 in a stack, and 2,500 in a stack with all that it nests."""

BYTES = 800_000
"""CloudFormation takes 1,000,000 of a template, as written and as SAM made of it."""

DECLARED = 160
"""CloudFormation takes 200 parameters and 200 outputs in a stack."""

API_RESOURCES = 270
"""API Gateway takes 300 resources (nodes of the tree of paths) in an API."""

POLICY_BYTES = 9_000
"""IAM takes 10,240 characters in all inline policies of a role, blanks apart."""

POLICIES = 8
"""IAM takes 10 managed policies at a role."""

NAME = 64
"""Characters that AWS Lambda takes in a function's name."""

LONGEST = "x" * 120
"""No ARN or name that a template refers to is longer."""


@dataclass(frozen=True)
class Platform:
    """The templates as written and as CloudFormation gets them, and all of these put together."""

    written: Templates
    stacks: Templates
    whole: Template


@pytest.fixture(scope="module")
def grown_up(template):
    """The platform with 250 functions."""
    written = grown(template.written, FUNCTIONS)
    stacks = transformed(written)
    return Platform(written, stacks, together(stacks))


@pytest.fixture(scope="module", params=["now", "grown"])
def platform(request, template, grown_up):
    now = Platform(template.written, template.stacks, together(template.stacks))
    return now if request.param == "now" else grown_up


@pytest.fixture(scope="module")
def written(platform):
    return platform.written


@pytest.fixture(scope="module")
def stacks(platform):
    return platform.stacks


@pytest.fixture(scope="module")
def whole(platform):
    return platform.whole


def test_the_grown_platform_has_so_many_functions(grown_up):
    assert len(of_type(grown_up.whole, "AWS::Lambda::Function")) == FUNCTIONS


def test_the_root_is_a_table_of_contents():
    assert len((ROOT / "template.yaml").read_text().splitlines()) <= LINES


def test_resources(stacks, whole):
    for path, stack in stacks.items():
        assert len(stack["Resources"]) < RESOURCES, path.name
    assert len(whole["Resources"]) + len(_uses(stacks)) < ALL_RESOURCES


def test_bytes(written, stacks):
    for templates in (written, stacks):
        for path, template in templates.items():
            assert len(json.dumps(template)) < BYTES, path.name


def test_parameters_and_outputs(stacks):
    for path, stack in stacks.items():
        for declared in ("Parameters", "Outputs"):
            assert len(stack.get(declared, {})) < DECLARED, f"{declared} of {path.name}"


def test_the_paths_of_the_api(whole):
    (api,) = of_type(whole, "AWS::ApiGateway::RestApi").values()
    nodes = {
        path[:end] for path in api["Body"]["paths"] for end, letter in enumerate(f"{path}/") if letter == "/"
    }
    assert len(nodes) < API_RESOURCES


def test_the_policies_of_a_role(whole):
    for name, role in of_type(whole, "AWS::IAM::Role").items():
        inline = [policy["PolicyDocument"] for policy in role.get("Policies", ())]
        assert len(re.sub(r"\s", "", json.dumps(_resolved(inline)))) < POLICY_BYTES, name
        assert len(role["ManagedPolicyArns"]) <= POLICIES, name


def test_names_of_functions(whole):
    for name, function in of_type(whole, "AWS::Lambda::Function").items():
        assert len(function["FunctionName"]["Fn::Sub"].replace("${Stage}", "staging")) <= NAME, name


def _uses(stacks: dict[Path, Any]) -> list[str]:
    """Return the nested stacks, which are resources of those that nest them."""
    return [name for stack in stacks.values() for name in of_type(stack, "AWS::CloudFormation::Stack")]


def _resolved(value: Any) -> Any:
    if isinstance(value, dict) and value.keys() & {"Ref", "Fn::GetAtt", "Fn::Sub"}:
        return LONGEST
    if isinstance(value, dict):
        return {key: _resolved(each) for key, each in value.items()}
    return [_resolved(each) for each in value] if isinstance(value, list) else value
