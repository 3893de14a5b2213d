"""Tells which emulator answers at a platform's endpoint: MiniStack, the runner's own, or LocalStack."""

import json
import urllib.error
import urllib.request
from enum import StrEnum
from typing import Any

from infra.place import Place


class Emulator(StrEnum):
    """An emulator that the platform runs on."""

    MINISTACK = "ministack"
    LOCALSTACK = "localstack"


def emulator_at(place: Place) -> Emulator | None:
    """Return which emulator answers, None if none does. MiniStack also answers at LocalStack's address."""
    return next((each for each in Emulator if get(place, f"/_{each}/health") is not None), None)


def get(place: Place, path: str) -> Any:
    """Return an answer of the emulator's own pages, from JSON.

    It is None where there is no such page, or nothing that answers with JSON.
    """
    try:
        with urllib.request.urlopen(place.endpoint + path, timeout=10) as answer:
            return json.loads(answer.read())
    except (OSError, ValueError):
        return None
