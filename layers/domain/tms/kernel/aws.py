"""Clients of AWS services other than DynamoDB, one of each per container, with our time limits."""

from functools import cache
from typing import Any

import boto3
from botocore.config import Config

_LIMITS = Config(connect_timeout=1, read_timeout=4, retries={"total_max_attempts": 3, "mode": "standard"})


@cache
def client(service: str) -> Any:
    """Return the boto3 client of `service`, made when first asked for."""
    return boto3.client(service, config=_LIMITS)
