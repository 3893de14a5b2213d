"""The templates for SAM CLI: of the layers, which it builds, and of all that `sam local` runs.

The second is flat, with the names and values that the functions have where they are deployed.
SAM CLI resolves no SSM parameters, no references to resources and no names made by `!Sub`, so nothing of that
kind is left in it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.clients import ADMIN_KEY, ADMIN_SECRET
from infra.deploy.template import FUNCTION, LAYER
from infra.place import ROOT, Place

Json = dict[str, Any]

ACCOUNT = "000000000000"
LAYERS = {"DomainLayer": ROOT / "layers" / "domain", "DependenciesLayer": ROOT / "layers" / "dependencies"}
START_SECONDS = 20
"""SAM CLI counts the start of the function into its time, AWS does not."""

PROVIDER_URL = "MOMO_URL"
QUEUE_URL = "_QUEUE_URL"
"""The end of the names of variables that hold a queue's address."""


@dataclass(frozen=True)
class Addresses:
    """Where containers find the platform's programs.

    Attributes:
        emulator: instead of the place's endpoint.
        simulator: of the payment simulator.
    """

    emulator: str
    simulator: str


def layers_template() -> Json:
    """Return the template of the layers, as `sam build` takes it."""
    return _template({name: _layer(folder, {"BuildMethod": "makefile"}) for name, folder in LAYERS.items()})


def local_template(
    place: Place,
    functions: Iterable[Mapping[str, Any]],
    api: Mapping[str, Any],
    addresses: Addresses,
    built: Path,
) -> Json:
    """Return the template of the functions and the API.

    Args:
        functions: the configurations of the deployed functions, as Lambda's ListFunctions answers.
        api: the properties of the `AWS::ApiGateway::RestApi` that the SAM transform makes.
        built: the folder of the built layers.
    """
    body = _literal(api["Body"], place)
    definition = {
        "Type": "AWS::Serverless::Api",
        "Properties": {
            "StageName": place.stage,
            "BinaryMediaTypes": api["BinaryMediaTypes"],
            "DefinitionBody": body,
            "Cors": _cors(body),
        },
    }
    return _template(
        {
            **{name: _layer(built / name, {}) for name in LAYERS},
            **{logical_id(place, one["FunctionName"]): _function(place, one, addresses) for one in functions},
            "Api": definition,
        }
    )


def _template(resources: Json) -> Json:
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Transform": "AWS::Serverless-2016-10-31",
        "Resources": resources,
    }


def _layer(folder: Path, metadata: Json) -> Json:
    properties = {"ContentUri": str(folder), "CompatibleRuntimes": ["python3.13"]}
    return {"Type": LAYER, "Metadata": metadata, "Properties": properties}


def logical_id(place: Place, function: str) -> str:
    """Return the name in the template of a deployed function: `tms-local-web-get-docs` is WebGetDocs."""
    return "".join(part.capitalize() for part in function.removeprefix(f"{place.stack}-").split("-"))


def _function(place: Place, one: Mapping[str, Any], addresses: Addresses) -> Json:
    """Return a function, whose code is taken from where it is edited."""
    service = one["FunctionName"].removeprefix(f"{place.stack}-").partition("-")[0]
    return {
        "Type": FUNCTION,
        "Properties": {
            "FunctionName": one["FunctionName"],
            "CodeUri": str(ROOT / "functions" / service),
            "Handler": one["Handler"],
            "Runtime": one["Runtime"],
            "Architectures": one["Architectures"],
            "MemorySize": one["MemorySize"],
            "Timeout": one["Timeout"] + START_SECONDS,
            "Layers": [{"Ref": name} for name in LAYERS],
            "Environment": {"Variables": variables(place, one, addresses)},
        },
    }


def variables(place: Place, function: Mapping[str, Any], addresses: Addresses) -> dict[str, str]:
    """Return the environment of a function in a container.

    Only what the function itself calls gets another address: the payment provider runs on this machine and
    goes on calling the API by the address that it is given.
    """
    found: dict[str, str] = dict(function.get("Environment", {}).get("Variables", {}))
    for name, value in found.items():
        if name == PROVIDER_URL or name.endswith(QUEUE_URL):
            reached = value.replace(place.endpoint, addresses.emulator)
            found[name] = reached.replace(place.simulator_url, addresses.simulator)
    return {
        **found,
        "AWS_ENDPOINT_URL": addresses.emulator,
        "AWS_ACCESS_KEY_ID": ADMIN_KEY,
        "AWS_SECRET_ACCESS_KEY": ADMIN_SECRET,
        "AWS_REGION": place.region,
        "AWS_DEFAULT_REGION": place.region,
    }


def _cors(body: Mapping[str, Any]) -> dict[str, str]:
    """Return what a preflight is answered: SAM CLI passes over integrations that are no functions."""
    path = next(each for each in body["paths"].values() if "options" in each)
    answer = path["options"]["x-amazon-apigateway-integration"]["responses"]["default"]["responseParameters"]
    header = "method.response.header.Access-Control-"
    names = {"AllowOrigin": "Allow-Origin", "AllowMethods": "Allow-Methods", "AllowHeaders": "Allow-Headers"}
    return {name: answer[header + told] for name, told in names.items()}


def _literal(part: Any, place: Place) -> Any:
    """Return a part of a definition with every `Fn::Sub` in it replaced by its text.

    Raises:
        KeyError: a variable of the text is not known here.
    """
    if isinstance(part, list):
        return [_literal(each, place) for each in part]
    if not isinstance(part, dict):
        return part
    if "Fn::Sub" not in part:
        return {name: _literal(each, place) for name, each in part.items()}
    sub = part["Fn::Sub"]
    text, own = sub if isinstance(sub, list) else (sub, {})
    known = {
        "AWS::Partition": "aws",
        "AWS::Region": place.region,
        "AWS::AccountId": ACCOUNT,
        "Stage": place.stage,
        "Qualifier": "",
        **_literal(own, place),
    }
    return re.sub(r"\$\{([^}]+)}", lambda found: str(known[found[1]]), text)
