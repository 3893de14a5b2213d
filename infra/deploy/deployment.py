"""Deploys template.yaml and what it nests on an emulator; only what changed since the last time."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from infra.clients import local_client
from infra.deploy import gateway, localstack, stacks
from infra.deploy.packaging import Package
from infra.deploy.template import (
    ID_TAG,
    Template,
    Templates,
    expand,
    of_type,
    packages,
    pin_api_id,
    read_all,
    with_uploaded_code,
    with_uploaded_stacks,
)
from infra.keys import parameters as kept
from infra.place import ROOT, Place
from infra.terminal import Stop, step

NOTES = "runner/{name}.json"
"""The runner's own notes live in the emulator's bucket, so that they are forgotten together with its data."""


REST_API = "AWS::ApiGateway::RestApi"


@dataclass(frozen=True)
class _File:
    """A template after the transform, and where it lies in the bucket under a name made of its content."""

    template: Template
    body: bytes
    key: str
    url: str


@dataclass(frozen=True)
class Deployed:
    """What is deployed: the stack's outputs and the API's base URL."""

    outputs: dict[str, str]
    url: str


def deploy(
    place: Place,
    template_path: Path = ROOT / "template.yaml",
    *,
    bundle: bool = False,
    momo_url: str = "",
) -> Deployed:
    """Upload changed code, create or update the stack, and return its outputs.

    Args:
        place: the emulator.
        template_path: the SAM template; its folders are relative to it.
        bundle: deploy for LocalStack's free edition: layers inside the functions' zips, functions that verify
            tokens, and a stack that is made anew when anything in it changed.
        momo_url: where functions reach the payment simulator; without it, where this process does.

    Raises:
        Stop: the stack failed; the message has the resources' reasons.
    """
    s3 = local_client(place, "s3")
    with step("Packing functions and layers") as shown:
        templates = read_all(template_path)
        parts = packages(templates.values(), bundle=bundle)
        uploaded = _upload(s3, place, list(parts.values()))
        shown.note = f"{uploaded} of {len(parts)} changed"
    locations = {folder: f"s3://{place.bucket}/code/{part.key}" for folder, part in parts.items()}
    placed = {path: with_uploaded_code(one, locations, bundle=bundle) for path, one in templates.items()}
    root = placed[template_path.resolve()]
    if bundle:
        jwks, issuer = _jwks(place), root["Parameters"]["TokenIssuer"]["Default"]
        for one in placed.values():
            localstack.adapt(one, jwks, issuer)
    tag = localstack.ID_TAG if bundle else ID_TAG
    identities = [pin_api_id(one, place.region, tag) for one in placed.values()]
    parameters = _parameters(place, root, next(filter(None, identities), None))
    if momo_url:
        parameters["MomoUrl"] = momo_url
    if bundle:
        parameters |= localstack.PARAMETERS
    return _bring(place, s3, placed, parameters, bundle=bundle)


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
    templates: Templates,
    parameters: dict[str, str],
    *,
    bundle: bool,
) -> Deployed:
    files = _files(place, templates, bundle=bundle)
    root, url = files[-1].template, files[-1].url
    # The values behind the SSM parameters are part of what is deployed, though not of the template.
    fingerprint = hashlib.sha256(json.dumps([url, parameters, _ssm_values(place, root)]).encode()).hexdigest()
    cloudformation = local_client(place, "cloudformation")
    with step(f"Deploying the stack {place.stack}") as shown:
        before = note(place, "deployed")
        if before and before["fingerprint"] == fingerprint and stacks.find(cloudformation, place.stack):
            shown.note = "unchanged"
            return Deployed(before["outputs"], before["url"])
        for file in files:
            s3.put_object(Bucket=place.bucket, Key=file.key, Body=file.body)
        outputs = stacks.deploy(cloudformation, place.stack, url, parameters, anew=bundle)
        api = stacks.find_resource(cloudformation, place.stack, REST_API)
        definition, apigateway = _only(files, REST_API)["Body"], local_client(place, "apigateway")
        gateway.complete(apigateway, api, definition, place.stage, preflights=not bundle)
        if bundle:
            localstack.verify_sender(local_client(place, "ses"), root)
            write_note(place, "seeded", {"day": None})  # the sample network went with the former stack
        done = Deployed(outputs, _url(place, api))
        told = {"fingerprint": fingerprint, "outputs": outputs, "url": done.url}
        write_note(place, "deployed", {**told, "stacks": [file.key for file in files]})
        known = before["stacks"] if before else []
        shown.note = f"{sum(file.key not in known for file in files)} of {len(files)} templates are new"
    if bundle:
        with step("Warming the functions") as shown:
            shown.note = str(localstack.warm(local_client(place, "lambda"), place.stage))
    return done


def _files(place: Place, templates: Templates, *, bundle: bool) -> list[_File]:
    """Return what is uploaded of each template; the root, which names all that it nests, is the last."""
    files: dict[Path, _File] = {}
    for path, template in templates.items():
        nesting = with_uploaded_stacks(template, {path: file.url for path, file in files.items()})
        expanded = expand(nesting, place.region)
        if bundle:
            localstack.allow_empty(expanded)
        body = json.dumps(expanded, sort_keys=True).encode()
        key = f"templates/{hashlib.sha256(body).hexdigest()[:40]}.json"
        files[path] = _File(expanded, body, key, f"{place.endpoint}/{place.bucket}/{key}")
    return list(files.values())


def _only(files: list[_File], kind: str) -> dict[str, Any]:
    """Return the properties of the one resource of a type."""
    (found,) = (each for file in files for each in of_type(file.template, kind).values())
    return found


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


def _jwks(place: Place) -> str:
    """Return the stage's public keys, as its authorizer has them."""
    answer = local_client(place, "ssm").get_parameter(Name=kept.path(place.stage, "jwks"))
    return str(answer["Parameter"]["Value"])


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


def _url(place: Place, api: str) -> str:
    return f"{place.endpoint}/restapis/{api}/{place.stage}/_user_request_"
