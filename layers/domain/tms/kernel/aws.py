"""Clients of AWS services, one of each per container, with our time limits and a quick start.

Steps of botocore's session that a Lambda does not need are left out: see `_Models` and `session`. DynamoDB's
client is pynamodb's, on such a session as well (`tms.kernel.dynamodb`). A function that uses another service
imports boto3 at its first call.
"""

import os
from functools import cache
from pathlib import Path
from typing import Any

from botocore.config import Config
from botocore.loaders import Loader
from botocore.session import Session

_LIMITS = Config(connect_timeout=1, read_timeout=4, retries={"total_max_attempts": 3, "mode": "standard"})


class _Models(Loader):  # type: ignore[misc] # botocore has no types
    """botocore's models of services, found without opening the folders of all 400."""

    def list_available_services(self, type_name: str) -> list[str]:  # noqa: ARG002 - botocore's signature
        return [folder.name for folder in Path(self.BUILTIN_DATA_PATH).iterdir()]


@cache
def _models() -> Loader:
    """Return the one loader of this container; a model that one client has read is there for the next."""
    return _Models()


def region() -> str:
    """Return the region that this container is in."""
    return os.environ.get("AWS_REGION") or os.environ["AWS_DEFAULT_REGION"]


def session() -> Session:
    """Return a new session.

    Lambda puts a function's credentials into the environment. Reading them here spares botocore from
    preparing all other places where credentials could be.
    """
    made = Session()
    made.register_component("data_loader", _models())
    if "AWS_ACCESS_KEY_ID" in os.environ:
        made.set_credentials(
            os.environ["AWS_ACCESS_KEY_ID"],
            os.environ["AWS_SECRET_ACCESS_KEY"],
            os.environ.get("AWS_SESSION_TOKEN"),
        )
    return made


@cache
def client(service: str) -> Any:
    """Return the boto3 client of `service`; the first call imports boto3 and makes the client."""
    import boto3

    own = boto3.Session(botocore_session=session(), region_name=region())
    return own.client(service, config=_LIMITS)
