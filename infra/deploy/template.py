"""Turns template.yaml into what is deployed on an emulator: the same resources, with uploaded code."""

import copy
import hashlib
import json
import os
from pathlib import Path
from typing import Any

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

from infra.deploy.packaging import Package, function_package, layer_package
from infra.problems import Stop

Template = dict[str, Any]

MAIL_ACTIONS = {"ses:SendEmail", "ses:SendRawEmail"}


def read(path: Path) -> Template:
    """Return the template as CloudFormation's JSON form (`!Ref X` becomes `{"Ref": "X"}`)."""
    if not path.exists():
        raise Stop(f"There is no {path.name} in {path.parent}.")
    template: Template = yaml_parse(path.read_text())
    return template


def of_type(template: Template, kind: str) -> dict[str, dict[str, Any]]:
    """Return the properties of every resource of a type, by logical id."""
    return {
        name: resource.setdefault("Properties", {})
        for name, resource in template["Resources"].items()
        if resource["Type"] == kind
    }


def packages(template: Template, root: Path, *, bundle: bool) -> dict[str, Package]:
    """Return the package of every folder that functions and layers name, by that name."""
    functions = of_type(template, "AWS::Serverless::Function").values()
    folders = {
        uri: function_package(root / uri, bundle=bundle) for uri in {one["CodeUri"] for one in functions}
    }
    if not bundle:
        layers = of_type(template, "AWS::Serverless::LayerVersion").values()
        folders |= {uri: layer_package(root / uri) for uri in {one["ContentUri"] for one in layers}}
    return folders


def with_uploaded_code(template: Template, locations: dict[str, str], *, bundle: bool) -> Template:
    """Return a copy whose code is at `locations` (s3://...) and whose functions an emulator runs.

    With `bundle` the layers are left out: their content is inside each function's zip.
    """
    result = copy.deepcopy(template)
    for function in of_type(result, "AWS::Serverless::Function").values():
        function["CodeUri"] = locations[function["CodeUri"]]
    if bundle:
        for name in of_type(result, "AWS::Serverless::LayerVersion"):
            del result["Resources"][name]
        result.get("Globals", {}).get("Function", {}).pop("Layers", None)
    for layer in of_type(result, "AWS::Serverless::LayerVersion").values():
        layer["ContentUri"] = locations[layer["ContentUri"]]
    _widen_mail_rights(result)
    return result


def pin_api_id(template: Template, region: str) -> str | None:
    """Tag the API so that MiniStack gives it an id that we know before the deployment, and return that id.

    The id follows from the API's definition, because a changed definition replaces the API there, and two
    APIs cannot share an id meanwhile.
    """
    apis = of_type(template, "AWS::Serverless::Api")
    if len(apis) != 1:
        return None
    ((name, api),) = apis.items()
    body = of_type(expand(template, region), "AWS::ApiGateway::RestApi")[name]
    definition = json.dumps(body, sort_keys=True)
    identity = f"tms{hashlib.sha256(definition.encode()).hexdigest()[:7]}"
    api["Tags"] = {**api.get("Tags", {}), "ms-custom-id": identity}
    api["PropagateTags"] = True
    return identity


def expand(template: Template, region: str) -> Template:
    """Return the template after the SAM transform: CloudFormation's own resource types alone."""
    os.environ.setdefault("AWS_DEFAULT_REGION", region)
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
