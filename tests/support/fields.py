"""The names of the fields that a request may have."""

from typing import Any

from pydantic import BaseModel


def fields_of(model: type[BaseModel] | None) -> set[str]:
    """Return the names of a model's fields, at any depth; none of no model."""
    if model is None:
        return set()
    schema: dict[str, Any] = model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return {name for part in parts for name in part.get("properties", {})}
