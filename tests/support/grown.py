"""The platform as it may be one day: copies of its functions, until there are as many as are asked for."""

import copy
import json
import re
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from infra.deploy.template import FUNCTION, Template, Templates, of_type


def grown(templates: Templates, functions: int) -> Templates:
    """Return the templates with so many functions, each copy with all that its original has.

    That is a role, a queue if it reads one, and if it serves a route a path of its own beside the original's.
    """
    result = copy.deepcopy(templates)
    real = [(path, name) for path, each in templates.items() for name in of_type(each, FUNCTION)]
    (api,) = (each for each in result.values() if of_type(each, "AWS::Serverless::Api"))
    rounds = (1 + at // len(real) for at in range(functions - len(real)))
    for copied, (path, name) in zip(rounds, cycle(real), strict=False):
        _copy_function(result[path], name, copied)
        _copy_route(api, templates[path]["Resources"][name]["Properties"]["FunctionName"]["Fn::Sub"], copied)
    return result


def _copy_function(template: Template, name: str, copied: int) -> None:
    resources = template["Resources"]
    function = copy.deepcopy(resources[name])
    properties = function["Properties"]
    properties["FunctionName"] = {"Fn::Sub": f"{properties['FunctionName']['Fn::Sub']}-{copied}"}
    properties["Role"] = {"Fn::GetAtt": [f"{name}Role{copied}", "Arn"]}
    for event in properties.get("Events", {}).values():
        if event["Type"] == "SQS":
            queue = event["Properties"]["Queue"]["Fn::GetAtt"][0]
            event["Properties"]["Queue"] = {"Fn::GetAtt": [f"{queue}{copied}", "Outputs.Arn"]}
            resources[f"{queue}{copied}"] = copy.deepcopy(resources[queue])
            resources[f"{queue}{copied}"]["Properties"]["Parameters"]["Name"] += f"-{copied}"
    resources[f"{name}{copied}"] = function
    resources[f"{name}Role{copied}"] = copy.deepcopy(resources[f"{name}Role"])


def _copy_route(api: Template, function: str, copied: int) -> None:
    """Copy a function's method to a path whose first segment is another, and the right to call it."""
    (properties,) = of_type(api, "AWS::Serverless::Api").values()
    paths = properties["DefinitionBody"]["paths"]
    for path, verb, definition in list(_methods(paths)):
        if f":{function}/" in json.dumps(definition):
            beside = re.sub(r"^/([^/]+)", rf"/\1-{copied}", path)
            paths.setdefault(beside, {"options": copy.deepcopy(paths[path]["options"])})
            paths[beside][verb] = _renamed(definition, f":{function}/", f":{function}-{copied}/")
    for name, right in list(of_type(api, "AWS::Lambda::Permission").items()):
        if right["FunctionName"] == {"Fn::Sub": function}:
            properties = {**right, "FunctionName": {"Fn::Sub": f"{function}-{copied}"}}
            api["Resources"][f"{name}{copied}"] = {
                "Type": "AWS::Lambda::Permission",
                "Properties": properties,
            }


def _methods(paths: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    for path, methods in paths.items():
        for verb, definition in methods.items():
            yield path, verb, definition


def _renamed(value: Any, old: str, new: str) -> Any:
    return json.loads(json.dumps(value).replace(old, new))
