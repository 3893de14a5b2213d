"""The names of the fields that a request may have."""

from infra.openapi.json_schema import Definitions
from tms.kernel.http.requests import Body


def fields_of(model: type[Body] | None) -> set[str]:
    """Return the names of a model's fields, at any depth; none of no model."""
    if model is None:
        return set()
    definitions = Definitions()
    definitions.reference(model)
    return {name for each in definitions.found.values() for name in each.get("properties", {})}
