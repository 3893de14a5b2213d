"""Writes the OpenAPI 3.1 document of the API, and the gateway's paths, from what the functions declare."""

from infra.openapi.document import TARGET, document, written

__all__ = ["TARGET", "document", "written"]
