"""Writes the OpenAPI 3.1 document of the API from what the functions themselves declare."""

from infra.openapi.document import TARGET, document, written

__all__ = ["TARGET", "document", "written"]
