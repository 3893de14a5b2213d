"""Clients of AWS services, one of each per container, with our time limits and a quick start.

Steps of botocore's session that a Lambda does not need are left out: see `_Models` and `session`. DynamoDB's
client is pynamodb's, on such a session as well (`tms.kernel.dynamodb`). Nothing here needs boto3: its clients
are botocore's.
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
    """botocore's models of services, found without opening the folders of all 400.

    Endpoints come from each service's own rules and the list of partitions. The old list of all endpoints of
    all services only confirms them, and to parse its 1.2 MB is half of the CPU time of a first client.
    """

    def list_available_services(self, type_name: str) -> list[str]:  # noqa: ARG002 - botocore's signature
        return [folder.name for folder in Path(self.BUILTIN_DATA_PATH).iterdir()]

    def load_data_with_path(self, name: str) -> tuple[Any, str]:
        if name == "endpoints":
            return {"partitions": []}, f"{self.BUILTIN_DATA_PATH}/{name}"
        found: tuple[Any, str] = super().load_data_with_path(name)
        return found


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
    """Return the client of `service`; the first call makes it."""
    made = session().create_client(service, region_name=region(), config=_LIMITS)
    _made.append(made)
    return made


_made: list[Any] = []


def close_connections() -> None:
    """Close the connections that clients keep open; their next calls open new ones."""
    for each in _made:
        each.close()
