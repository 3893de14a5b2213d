"""Calls functions and holds every answer against the OpenAPI document: status, headers, media type, body."""

import copy
from typing import Any

from jsonschema import Draft202012Validator

from infra.functions import http_functions
from infra.openapi import document
from tests.support.functions import Reply, call

Json = dict[str, Any]


class Contract:
    """The document as it follows from the functions now."""

    def __init__(self) -> None:
        self.document = document()
        self.operations: dict[str, Json] = {
            f"{each.service}/{each.name}": self.document["paths"][each.route.shown][each.route.method.lower()]
            for each in http_functions()
        }
        self._strict = _closed(self.document["components"]["schemas"])

    def call(self, function: str, **request: Any) -> Reply:
        """Send a request to `<service>/<function>`; fail where the answer is not what the document says."""
        reply = call(function, **request)
        responses = self.operations[function]["responses"]
        assert str(reply.status) in responses, f"{function} answers {reply.status}: {reply.content!r}"
        response = self._resolved(responses[str(reply.status)])
        missing = {name for name in response.get("headers", {}) if name.lower() not in reply.headers}
        assert missing == set(), f"{function} {reply.status} lacks the headers {missing}"
        self._hold_body(function, reply, response.get("content"))
        return reply

    def faults(self, value: Any, schema: Json) -> list[str]:
        """Return where a value leaves its schema; a field that the schema does not name is one."""
        whole = {**schema, "components": {"schemas": self._strict}}
        validator = Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)
        return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(value)]

    def _hold_body(self, function: str, reply: Reply, content: Json | None) -> None:
        if content is None:
            assert reply.content == b"", f"{function} {reply.status} has a body"
            return
        media = reply.headers["content-type"].partition(";")[0]
        assert media in content, f"{function} {reply.status} answers {media}"
        if "json" in media:
            faults = self.faults(reply.json, content[media]["schema"])
            assert faults == [], f"{function} {reply.status}: {faults}"

    def _resolved(self, node: Json) -> Json:
        if "$ref" not in node:
            return node
        found = self.document
        for part in node["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        return found


def _closed(schemas: Json) -> Json:
    """Return the schemas with no room for fields they do not name; a problem has room for more."""
    closed: Json = copy.deepcopy(schemas)
    for name, schema in closed.items():
        if "properties" in schema and name != "Problem":
            schema.setdefault("additionalProperties", False)
    return closed
