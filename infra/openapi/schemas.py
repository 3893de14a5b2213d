"""The schemas of what functions take and answer, with words and examples from their docstrings."""

import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

from infra.openapi.examples import Examples, read_examples
from infra.openapi.json_schema import REFERENCE, Definitions

Json = dict[str, Any]

_ATTRIBUTE = re.compile(r"^(\w[\w, ]*): (.*(?:\n {4}.*)*)", re.MULTILINE)


_FIRST = ("description", "type", "format", "enum", "properties", "required", "additionalProperties")
"""Keywords of a schema in the order in which people ask for them; others follow."""


class Schemas:
    """The schemas of all classes together, so that each has one name.

    Args:
        classes: of bodies, queries and answers.
    """

    def __init__(self, classes: Iterable[type]) -> None:
        written = Definitions()
        self._references = {cls: written.reference(cls)["$ref"] for cls in classes}
        own: dict[str, Json] = {}
        self.definitions: Json = {}
        for name, schema in sorted(written.found.items()):
            words = _sections(schema.pop("description"))
            own[name] = read_examples(words["Example"])
            self.definitions[name] = _polished(schema, words)
        self.examples = Examples(self.definitions, own)
        self.examples.add_to_schemas()

    def reference(self, cls: type) -> Json:
        """Return the schema that refers to a class."""
        return {"$ref": self._references[cls]}

    def definition(self, cls: type) -> Json:
        """Return the schema of a class."""
        found: Json = self.definitions[self.name(cls)]
        return found

    def example(self, cls: type) -> Any:
        """Return the example of a whole object of a class.

        Raises:
            Stop: a field has no example.
        """
        return self.examples.of(self.name(cls))

    def name(self, cls: type) -> str:
        """Return the name that a class has in the document."""
        return str(self._references[cls]).removeprefix(REFERENCE)

    def drop(self, classes: Iterable[type]) -> None:
        """Forget the definitions of classes that nobody refers to: queries become parameters."""
        for cls in classes:
            self.definitions.pop(self.name(cls), None)


def paragraphs(text: str) -> str:
    """Return a docstring's text with one line a paragraph."""
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def _sections(docstring: str) -> dict[str, str]:
    """Return the text of a docstring, under "", and of its sections, without their indent."""
    text, *rest = re.split(r"^(Attributes|Example):\n", docstring, flags=re.MULTILINE)
    sections = {"": text, "Attributes": "", "Example": ""}
    return sections | dict(zip(rest[::2], map(textwrap.dedent, rest[1::2]), strict=True))


def _polished(schema: Json, words: Mapping[str, str]) -> Json:
    """Return the schema of a class with the words of its docstring, without reserved names."""
    if words[""]:
        schema["description"] = paragraphs(words[""])
    about: dict[str, str] = {}
    for names, meaning in _ATTRIBUTE.findall(words["Attributes"]):
        about |= dict.fromkeys(names.split(", "), paragraphs(meaning))
    if "properties" in schema:
        schema["properties"] = {
            name.rstrip("_"): _in_order({**field, **({"description": about[name]} if name in about else {})})
            for name, field in schema["properties"].items()
        }
        schema["required"] = [name.rstrip("_") for name in schema.get("required", [])]
        if not schema["required"]:
            del schema["required"]
    return _in_order(schema)


def _in_order(schema: Json) -> Json:
    return {key: schema[key] for key in _FIRST if key in schema} | schema
