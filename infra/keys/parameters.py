"""Reads and writes a stage's parameters in SSM, `/tms/<stage>/<name>`."""

import json
from typing import Any

from botocore.exceptions import ClientError


def path(stage: str, name: str) -> str:
    """Return the whole name of a stage's parameter."""
    return f"/tms/{stage}/{name}"


def read(ssm: Any, stage: str, name: str) -> dict[str, Any] | None:
    """Return the JSON object in a parameter, None if there is no such parameter."""
    text = read_text(ssm, stage, name)
    content: dict[str, Any] | None = None if text is None else json.loads(text)
    return content


def read_text(ssm: Any, stage: str, name: str) -> str | None:
    """Return a parameter's text, None if there is no such parameter."""
    try:
        return str(ssm.get_parameter(Name=path(stage, name), WithDecryption=True)["Parameter"]["Value"])
    except ClientError as error:
        if error.response["Error"]["Code"] == "ParameterNotFound":
            return None
        raise


def write(ssm: Any, stage: str, name: str, content: dict[str, Any], kind: str = "SecureString") -> None:
    """Write a parameter as JSON; a former value is replaced."""
    write_text(ssm, stage, name, json.dumps(content, separators=(",", ":")), kind)


def write_text(ssm: Any, stage: str, name: str, text: str, kind: str) -> None:
    """Write a parameter; a former value is replaced."""
    ssm.put_parameter(Name=path(stage, name), Type=kind, Value=text, Overwrite=True)
