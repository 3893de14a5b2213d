"""JSON schemas (draft 2020-12) of types: of requests, which are msgspec's Structs, and views, dataclasses."""

import dataclasses
import datetime as dt
import inspect
from collections.abc import Iterator, Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec.structs import fields

Json = dict[str, Any]

REFERENCE = "#/components/schemas/"

_PLAIN: Mapping[Any, Json] = {
    Any: {},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
    dt.datetime: {"type": "string", "format": "date-time"},
    float: {"type": "number"},
    int: {"type": "integer"},
    object: {},
    str: {"type": "string"},
}

_LIMITS = {
    "ge": "minimum",
    "le": "maximum",
    "max_length": "maxLength",
    "min_length": "minLength",
    "pattern": "pattern",
}
"""The limits of msgspec's Meta, as JSON schema calls them."""

_OF_LISTS = {"maxLength": "maxItems", "minLength": "minItems"}


class Definitions:
    """The schemas of classes, by name; each class that one of them refers to is there as well.

    A request has its defaults, and refuses unknown fields if its class does. A view has all of its fields.
    """

    def __init__(self) -> None:
        self.found: dict[str, Json] = {}
        self._classes: dict[str, type] = {}

    def reference(self, cls: type) -> Json:
        """Return the schema that refers to a class; its definition is written if there is none.

        Raises:
            ValueError: another class has its name.
        """
        name = cls.__name__
        if self._classes.setdefault(name, cls) is not cls:
            raise ValueError(f"{cls.__module__} and {self._classes[name].__module__} have both a {name}")
        if name not in self.found:
            self.found[name] = {}
            self.found[name] = self._definition(cls)
        return {"$ref": REFERENCE + name}

    def schema(self, kind: Any) -> Json:
        """Return the schema of a type.

        Raises:
            TypeError: it is one that no request and no view has.
        """
        origin, arguments = get_origin(kind), get_args(kind)
        if kind in _PLAIN:
            return dict(_PLAIN[kind])
        if origin is Annotated:
            return _limited(self.schema(arguments[0]), arguments[1:])
        if origin in {Union, UnionType}:
            return self._union(arguments)
        if origin is Literal:
            return {
                "type": "integer" if isinstance(arguments[0], int) else "string",
                **({"enum": list(arguments)} if arguments[1:] else {"const": arguments[0]}),
            }
        if inspect.isclass(origin) and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.schema(arguments[1]) or True}
        if origin is not None:
            return {"type": "array", "items": self.schema(arguments[0])}
        return self.reference(kind)

    def _union(self, options: tuple[Any, ...]) -> Json:
        schemas = [self.schema(each) for each in options if each not in {NoneType, msgspec.UnsetType}]
        if NoneType in options:
            schemas.append({"type": "null"})
        return {"anyOf": schemas} if schemas[1:] else schemas[0]

    def _definition(self, cls: type) -> Json:
        about = inspect.cleandoc(cls.__doc__ or "")
        if issubclass(cls, Enum):
            return {"description": about, "type": "string", "enum": [each.value for each in cls]}
        if issubclass(cls, msgspec.Struct):
            return {"description": about, **self._request(cls)}
        if dataclasses.is_dataclass(cls):
            hints = get_type_hints(cls, include_extras=True)
            properties = {each.name: self.schema(hints[each.name]) for each in dataclasses.fields(cls)}
            return {
                "description": about,
                "type": "object",
                "properties": properties,
                "required": list(properties),
            }
        raise TypeError(f"{cls!r} has no schema")

    def _request(self, cls: type[msgspec.Struct]) -> Json:
        properties = {each.encode_name: self.schema(each.type) | dict(_default(each)) for each in fields(cls)}
        required = [each.encode_name for each in fields(cls) if each.required]
        closed = {"additionalProperties": False} if cls.__struct_config__.forbid_unknown_fields else {}
        return {"type": "object", "properties": properties, "required": required, **closed}


def _limited(schema: Json, metadata: tuple[Any, ...]) -> Json:
    """Return a schema with the limits that a type's `Annotated` holds."""
    limited = dict(schema)
    for each in metadata:
        if isinstance(each, msgspec.Meta):
            for limit, keyword in _LIMITS.items():
                value = getattr(each, limit)
                if value is not None:
                    limited[_OF_LISTS.get(keyword, keyword) if schema.get("type") == "array" else keyword] = (
                        value
                    )
    return limited


def _default(field: msgspec.structs.FieldInfo) -> Iterator[tuple[str, Any]]:
    if field.default not in {msgspec.NODEFAULT, msgspec.UNSET}:
        yield "default", msgspec.json.decode(msgspec.json.encode(field.default))
