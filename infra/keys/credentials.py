"""Writes a stage's credentials for Mobile Money, which the provider's portal issues."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any, TextIO
from uuid import UUID

from infra.keys.parameters import path, write
from infra.terminal import Stop
from tms.payments.for_operators import MomoCredentials


def put_momo(ssm: Any, stage: str, given: Mapping[str, object]) -> str:
    """Write the credentials for Mobile Money, replacing older ones; return the parameter's name.

    Raises:
        Stop: a field is missing, empty, unknown or of the wrong form; nothing is written.
    """
    known = {field.name: field.default is MISSING for field in fields(MomoCredentials)}
    wrong = [f"{name} is not known" for name in given if name not in known]
    for name, needed in known.items():
        value = given.get(name)
        if (needed or name in given) and not (isinstance(value, str) and value.strip()):
            wrong.append(f"{name} is missing")
    if not wrong and not _is_uuid(str(given["api_user"])):
        wrong.append("api_user is no UUID")
    if wrong:
        raise Stop(f"Nothing was written: {', '.join(wrong)}.")
    write(ssm, stage, "momo", {name: str(value).strip() for name, value in given.items()})
    return path(stage, "momo")


def ask_for_momo(stdin: TextIO, prompt: Callable[[str], str]) -> dict[str, Any]:
    """Return the credentials that the operator types, or the JSON object in `stdin` if it is no terminal.

    Args:
        prompt: asks for one field without showing what is typed.

    Raises:
        Stop: `stdin` is no terminal and holds no JSON object.
    """
    if stdin.isatty():
        needed = [field.name for field in fields(MomoCredentials) if field.default is MISSING]
        return {name: prompt(f"{name}: ") for name in needed}
    try:
        given = json.loads(stdin.read())
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise Stop(
            "Send the credentials as one JSON object, or run this in a terminal and be asked for them."
        )
    return given


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
