"""Turns template.yaml and what it nests into what an emulator gets: the same stacks, with uploaded code."""

import copy
import hashlib
import json
import logging
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

from infra.deploy.packaging import Package, function_package, layer_package
from infra.terminal import Stop

Template = dict[str, Any]

Templates = dict[Path, Template]
"""Templates by their files. One stands behind all that it nests, so the root is the last."""

FUNCTION = "AWS::Serverless::Function"
LAYER = "AWS::Serverless::LayerVersion"
NESTED = "AWS::Serverless::Application"

ID_TAG = "ms-custom-id"
"""The tag by which MiniStack is told an API's id."""

MAIL_ACTIONS = {"ses:SendEmail", "ses:SendRawEmail"}

# It warns that nobody publishes its metrics: numbers about the transform, for AWS's own service.
logging.getLogger("samtranslator.metrics.metrics").setLevel(logging.ERROR)


def read(path: Path) -> Template:
    """Return one template as CloudFormation's JSON form (`!Ref X` becomes `{"Ref": "X"}`).

    Its paths, which are relative to its own file, become absolute, and each function names its code itself.
    """
    if not path.exists():
        raise Stop(f"There is no {path.name} in {path.parent}.")
    template: Template = json.loads(json.dumps(yaml_parse(path.read_text())))  # no alias shares a part
    shared = template.get("Globals", {}).get("Function", {}).pop("CodeUri", None)
    for function in of_type(template, FUNCTION).values():
        function["CodeUri"] = str((path.parent / function.get("CodeUri", shared)).resolve())
    for layer in of_type(template, LAYER).values():
        layer["ContentUri"] = str((path.parent / layer["ContentUri"]).resolve())
    for stack in of_type(template, NESTED).values():
        stack["Location"] = str((path.parent / stack["Location"]).resolve())
    return template


def read_all(path: Path) -> Templates:
    """Return a template and all that it nests."""
    found: Templates = {}
    template = read(path)
    for location in {stack["Location"]: None for stack in of_type(template, NESTED).values()}:
        found |= read_all(Path(location))
    return {**found, path.resolve(): template}


def of_type(template: Template, kind: str) -> dict[str, dict[str, Any]]:
    """Return the properties of every resource of a type, by logical id."""
    return {
        name: resource.setdefault("Properties", {})
        for name, resource in template["Resources"].items()
        if resource["Type"] == kind
    }


def packages(templates: Iterable[Template], *, bundle: bool) -> dict[str, Package]:
    """Return the package of every folder that functions and layers name, by that folder."""
    found: dict[str, Package] = {}
    for template in templates:
        for function in of_type(template, FUNCTION).values():
            folder = function["CodeUri"]
            found[folder] = found.get(folder) or function_package(Path(folder), bundle=bundle)
        for layer in {} if bundle else of_type(template, LAYER).values():
            folder = layer["ContentUri"]
            found[folder] = found.get(folder) or layer_package(Path(folder))
    return found


def with_uploaded_code(template: Template, locations: Mapping[str, str], *, bundle: bool) -> Template:
    """Return a copy whose code is at `locations` (s3://...) and whose functions an emulator runs.

    With `bundle` the layers are left out: their content is inside each function's zip.
    """
    result = copy.deepcopy(template)
    for function in of_type(result, FUNCTION).values():
        function["CodeUri"] = locations[function["CodeUri"]]
    if bundle:
        _leave_layers_out(result)
    for layer in of_type(result, LAYER).values():
        layer["ContentUri"] = locations[layer["ContentUri"]]
    _widen_mail_rights(result)
    return result


def _leave_layers_out(template: Template) -> None:
    layers = of_type(template, LAYER)
    for name in layers:
        del template["Resources"][name]
    template.get("Globals", {}).get("Function", {}).pop("Layers", None)
    for stack in of_type(template, NESTED).values():
        given = stack.get("Parameters", {})
        given |= {
            name: "none" for name, value in given.items() if value in [{"Ref": layer} for layer in layers]
        }


def with_uploaded_stacks(template: Template, urls: Mapping[Path, str]) -> Template:
    """Return a copy whose nested stacks are at `urls`."""
    result = copy.deepcopy(template)
    for stack in of_type(result, NESTED).values():
        stack["Location"] = urls[Path(stack["Location"])]
    return result


def pin_api_id(template: Template, region: str, tag: str = ID_TAG) -> str | None:
    """Tag the API so that the emulator gives it an id that we know before the deployment, and return that id.

    The id follows from the API's definition, because MiniStack replaces an API whose definition changes, and
    two APIs cannot share an id meanwhile.

    Args:
        tag: the name of the tag that this emulator reads the id from.
    """
    apis = of_type(template, "AWS::Serverless::Api")
    if len(apis) != 1:
        return None
    ((name, api),) = apis.items()
    body = of_type(expand(template, region), "AWS::ApiGateway::RestApi")[name]
    definition = json.dumps(body, sort_keys=True)
    identity = f"tms{hashlib.sha256(definition.encode()).hexdigest()[:7]}"
    api["Tags"] = {**api.get("Tags", {}), tag: identity}
    api["PropagateTags"] = True
    return identity


def expand(template: Template, region: str) -> Template:
    """Return the template after the SAM transform: CloudFormation's own resource types alone."""
    os.environ.setdefault("AWS_DEFAULT_REGION", region)
    if "Transform" not in template:
        return template
    expanded: Template = transform(copy.deepcopy(template), {}, _NoManagedPolicies())
    return expanded


class _NoManagedPolicies:
    """Stands for the list of AWS-managed policies, which we never name by their short names."""

    def load(self) -> dict[str, str]:
        """Return no names."""
        return {}


def _widen_mail_rights(template: Template) -> None:
    """Let MiniStack's check of ses:SendEmail pass: it compares with `*`, not with the sender's identity."""
    for role in of_type(template, "AWS::IAM::Role").values():
        for policy in role.get("Policies", []):
            for statement in policy["PolicyDocument"]["Statement"]:
                actions = statement["Action"]
                if set([actions] if isinstance(actions, str) else actions) <= MAIL_ACTIONS:
                    statement["Resource"] = "*"
                    statement.pop("Condition", None)
