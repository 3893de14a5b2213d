"""Deploys template.yaml on an emulator; only what changed since the last time."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from infra.clients import local_client
from infra.deploy import gateway, stacks
from infra.deploy.packaging import Package
from infra.deploy.template import Template, of_type, packages, pin_api_id, read, with_uploaded_code
from infra.place import ROOT, Place
from infra.problems import Stop
from infra.progress import step

NOTES = "runner/{name}.json"
"""The runner's own notes live in the emulator's bucket, so that they are forgotten together with its data."""


@dataclass(frozen=True)
class Deployed:
    """What is deployed: the stack's outputs and the API's base URL."""

    outputs: dict[str, str]
    url: str


def deploy(place: Place, template_path: Path = ROOT / "template.yaml", *, bundle: bool = False) -> Deployed:
    """Upload changed code, create or update the stack, and return its outputs.

    Args:
        place: the emulator.
        template_path: the SAM template; its folders are relative to it.
        bundle: put layers inside the functions' zips (LocalStack's free edition does not apply layers).

    Raises:
        Stop: the stack failed; the message has the resources' reasons.
    """
    s3 = local_client(place, "s3")
    with step("Packing functions and layers") as shown:
        template = read(template_path)
        parts = packages(template, template_path.parent, bundle=bundle)
        uploaded = _upload(s3, place, list(parts.values()))
        shown.note = f"{uploaded} of {len(parts)} changed"
    locations = {folder: f"s3://{place.bucket}/code/{part.key}" for folder, part in parts.items()}
    result = with_uploaded_code(template, locations, bundle=bundle)
    identity = None if bundle else pin_api_id(result, place.region)
    parameters = _parameters(place, result, identity)
    return _bring(place, s3, result, parameters, bundle=bundle)


def current_url(place: Place) -> str:
    """Return the API's base URL; raises Stop if nothing is deployed."""
    try:
        told = note(place, "deployed")
    except BotoCoreError as error:
        raise Stop(f"Nothing answers at {place.endpoint}. Start the platform with: make up") from error
    if told is None:
        raise Stop("Nothing is deployed here. Start the platform with: make up")
    return str(told["url"])


def note(place: Place, name: str) -> dict[str, Any] | None:
    """Return a note of the runner, None if it was never written."""
    try:
        answer = local_client(place, "s3").get_object(Bucket=place.bucket, Key=NOTES.format(name=name))
    except ClientError as error:
        if error.response["Error"]["Code"] in {"NoSuchKey", "NoSuchBucket", "404"}:
            return None
        raise
    content: dict[str, Any] = json.loads(answer["Body"].read())
    return content


def write_note(place: Place, name: str, content: dict[str, Any]) -> None:
    """Keep a note of the runner, in place of the one before."""
    body = json.dumps(content).encode()
    local_client(place, "s3").put_object(Bucket=place.bucket, Key=NOTES.format(name=name), Body=body)


def _bring(
    place: Place,
    s3: Any,
    template: Template,
    parameters: dict[str, str],
    *,
    bundle: bool,
) -> Deployed:
    body = json.dumps(template, sort_keys=True).encode()
    # The values behind the SSM parameters are part of what is deployed, though not of the template.
    fingerprint = hashlib.sha256(
        body + json.dumps([parameters, _ssm_values(place, template)]).encode()
    ).hexdigest()
    cloudformation = local_client(place, "cloudformation")
    with step(f"Deploying the stack {place.stack}") as shown:
        before = note(place, "deployed")
        if before and before["fingerprint"] == fingerprint and stacks.find(cloudformation, place.stack):
            shown.note = "unchanged"
            return Deployed(before["outputs"], before["url"])
        key = f"templates/{fingerprint[:40]}.json"
        s3.put_object(Bucket=place.bucket, Key=key, Body=body)
        url = f"{place.endpoint}/{place.bucket}/{key}"
        outputs = stacks.deploy(cloudformation, place.stack, url, parameters)
        if not bundle:
            gateway.complete(local_client(place, "apigateway"), cloudformation, place.stack, place.stage)
        done = Deployed(outputs, _url(place, _api_id(cloudformation, place, template)))
        write_note(place, "deployed", {"fingerprint": fingerprint, "outputs": outputs, "url": done.url})
        shown.note = f"{len(template['Resources'])} resources"
    return done


def _upload(s3: Any, place: Place, parts: list[Package]) -> int:
    """Upload the packages that are not there yet; returns how many."""
    s3.create_bucket(Bucket=place.bucket)
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=place.bucket, Prefix="code/")
    there = {one["Key"] for page in pages for one in page.get("Contents", [])}
    missing = {f"code/{part.key}": part for part in parts if f"code/{part.key}" not in there}
    for key, part in missing.items():
        s3.put_object(Bucket=place.bucket, Key=key, Body=part.build())
    return len(missing)


def _parameters(place: Place, template: Template, identity: str | None) -> dict[str, str]:
    """Return a value for those of our parameters that the template declares."""
    known = {"Stage": place.stage, "MomoUrl": place.simulator_url}
    if identity:
        known["PublicUrl"] = _url(place, identity)
    return {name: value for name, value in known.items() if name in template.get("Parameters", {})}


def _ssm_values(place: Place, template: Template) -> list[str]:
    names = sorted(
        one["Default"]
        for one in template.get("Parameters", {}).values()
        if one["Type"].startswith("AWS::SSM::Parameter::Value")
    )
    if not names:
        return []
    found = local_client(place, "ssm").get_parameters(Names=names)
    if missing := found["InvalidParameters"]:
        raise Stop(f"SSM has no parameter {', '.join(missing)}. Make the keys first: make keys")
    return [
        f"{one['Name']}={one['Value']}"
        for one in sorted(found["Parameters"], key=lambda one: str(one["Name"]))
    ]


def _api_id(cloudformation: Any, place: Place, template: Template) -> str:
    name = next(iter(of_type(template, "AWS::Serverless::Api")))
    found = cloudformation.describe_stack_resource(StackName=place.stack, LogicalResourceId=name)
    return str(found["StackResourceDetail"]["PhysicalResourceId"])


def _url(place: Place, api: str) -> str:
    return f"{place.endpoint}/restapis/{api}/{place.stage}/_user_request_"
