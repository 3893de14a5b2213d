"""Clients of AWS services: of the emulator by localstack-client, of a real account by boto3."""

import os
import tomllib
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config
from localstack_client.session import Session

from infra.place import ROOT, Place
from infra.terminal import Stop

# With AUTH=true the emulator knows one administrator, named by the environment it is started with.
ADMIN_KEY = "test"
ADMIN_SECRET = "test"  # noqa: S105 (an emulator on the loopback interface)

_CONFIG = Config(retries={"max_attempts": 3, "mode": "standard"}, connect_timeout=5, read_timeout=60)


def local_client(place: Place, service: str) -> Any:
    """Return the administrator's client of one service of the emulator at `place`."""
    if "AWS_ENDPOINT_URL" in os.environ:
        # localstack-client prefers it to the host that we give; one process talks to one platform.
        os.environ["AWS_ENDPOINT_URL"] = place.endpoint
    session = Session(
        aws_access_key_id=ADMIN_KEY,
        aws_secret_access_key=ADMIN_SECRET,
        region_name=place.region,
        localstack_host=f"{place.host}:{place.port}",
    )
    return session.client(service, config=_CONFIG)


def account_client(service: str, *, profile: str | None, region: str | None) -> Any:
    """Return a client of one service of a real AWS account."""
    return boto3.Session(profile_name=profile, region_name=region).client(service, config=_CONFIG)


def region_of(stage: str, settings: Path = ROOT / "samconfig.toml") -> str:
    """Return the region that a stage is deployed to, from the configuration of `sam deploy`.

    Raises:
        Stop: the configuration names none.
    """
    with settings.open("rb") as file:
        stages = tomllib.load(file)
    region = stages.get(stage, {}).get("global", {}).get("parameters", {}).get("region")
    if not region:
        raise Stop(f"{settings.name} does not say where {stage} is deployed to. Say it: --region")
    return str(region)
