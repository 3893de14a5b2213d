"""Renders views to JSON: dataclasses, moments, money and enumerations, in snake_case."""

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from tms.kernel.clock import rfc3339


def plain(value: object) -> Any:
    """Return a view as dicts, lists, texts and numbers.

    A field whose name is a word of Python's ends in an underscore (`from_`), which is dropped.

    Raises:
        TypeError: a value in the view has no JSON form.
    """
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return rfc3339(value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name.rstrip("_"): plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no JSON form")


def to_json(value: object) -> str:
    """Write a view as compact JSON."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))
