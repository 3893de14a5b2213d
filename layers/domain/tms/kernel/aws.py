"""Clients of AWS services, one of each per container, with our time limits and a short way to start.

What botocore's session does that it need not do here is left out: see `_Models` and `session`. DynamoDB's
client is pynamodb's, on such a session too; boto3 is imported by the functions that use another service, at
their first call.
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
    """botocore's models of services, without opening the folders of all 400 to see whether one is there."""

    def list_available_services(self, type_name: str) -> list[str]:  # noqa: ARG002 - botocore's signature
        return [folder.name for folder in Path(self.BUILTIN_DATA_PATH).iterdir()]


@cache
def _models() -> Loader:
    """Return the one loader of this container; what a client read the next one need not."""
    return _Models()


def region() -> str:
    """Return the region that this container is in."""
    return os.environ.get("AWS_REGION") or os.environ["AWS_DEFAULT_REGION"]


def session() -> Session:
    """Return a new session.

    Lambda hands a function its credentials in the environment. Taking them from there spares the other
    places where botocore would get ready to look.
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
    """Return the boto3 client of `service`, made when first asked for; so is the import of boto3."""
    import boto3

    own = boto3.Session(botocore_session=session(), region_name=region())
    return own.client(service, config=_LIMITS)
