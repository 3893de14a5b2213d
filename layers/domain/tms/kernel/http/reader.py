"""Reads plain values (dicts, lists, texts, numbers) into requests, and tells all wrong fields at once: pure.

msgspec converts the values and checks their limits, but it stops at the first wrong one. So each field is
converted on its own, and each fault gets its pointer and a sentence for people.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from msgspec import Meta, Struct, UnsetType, ValidationError, convert
from msgspec.structs import fields

from tms.kernel.errors import invalid_fields
from tms.kernel.http.batches import Batch, RejectedItem
from tms.kernel.text import trimmed

MAX_FAULTS, MAX_POINTER = 20, 100
"""The most that a refusal lists: wrong fields, and characters of a pointer. A client may send any number."""

Request = TypeVar("Request", bound=Struct)
Faults = list[tuple[str, str]]
"""Each a pointer (RFC 6901) and a sentence."""

_NOUNS: dict[Any, str] = {
    bool: "true or false",
    dt.date: "a date, as 2026-05-01",
    dt.datetime: "a moment, as 2026-05-01T08:00:00+02:00",
    float: "a number",
    int: "a whole number",
    str: "a text",
}
"""The words for a type that brings none of its own."""

_WRONG: Any = object()
"""What stands for a value that could not be read."""


class Wanted:
    """What a field's type asks beyond its limits; it stands in its `Annotated`, beside msgspec's `Meta`.

    Args:
        words: what the field holds, for people; they follow "Give", as in "Give a phone number."
        normal: returns the normal form of a value that keeps its limits. Its ValueError says in a sentence
            what is wrong.
        form: what a text must match before it is converted.
        bare: takes from a text, before anything else, what is no part of it; `verbatim` takes nothing.
    """

    def __init__(
        self,
        words: str,
        normal: Callable[[Any], Any] | None = None,
        *,
        form: re.Pattern[str] | None = None,
        bare: Callable[[str], str] = trimmed,
    ) -> None:
        self.words = words
        self.normal = normal
        self.form = form
        self.bare = bare


def verbatim(text: str) -> str:
    """Return a text as it came, as for a password."""
    return text


def read(model: type[Request], plain: object) -> Request:
    """Return the request that plain values describe.

    Numbers and truth values may come as texts, as they do in a query. A rule about several fields is the
    model's `__post_init__`; its ValueError is a fault of the object.

    Raises:
        Invalid: `invalid_field`: with all wrong fields, at most `MAX_FAULTS`.
    """
    faults: Faults = []
    made: Request = _kind(model).read(plain, "", faults)
    if faults:
        raise invalid_fields([(pointer[:MAX_POINTER], what) for pointer, what in faults[:MAX_FAULTS]])
    return made


class _Kind:
    """How values of one type are read.

    Args:
        kind: the type without its `Annotated`.
        limits: what msgspec checks of it.
        wanted: what else it asks.
    """

    words = "something else"

    def __init__(self, kind: Any, limits: list[Meta], wanted: Wanted | None) -> None:
        self._type = Annotated[(kind, *limits)] if limits else kind
        self._wanted = wanted or Wanted(self.described(kind, limits))
        self.words = self._wanted.words

    def described(self, kind: Any, limits: list[Meta]) -> str:
        """Return the words for a type that brings none of its own."""
        return _NOUNS[kind] + (_length(limits, "characters") if kind is str else _span(limits))

    def read(self, plain: Any, at: str, faults: Faults) -> Any:
        """Return the value, or note what is wrong with it.

        Args:
            at: its pointer.
        """
        noted = len(faults)
        value = self.converted(self._wanted.bare(plain) if isinstance(plain, str) else plain, at, faults)
        if len(faults) > noted or self._wanted.normal is None:
            return value
        try:
            return self._wanted.normal(value)
        except ValueError as error:
            faults.append((at, str(error)))
            return _WRONG

    def converted(self, plain: Any, at: str, faults: Faults) -> Any:
        """Return the value before its normal form is made."""
        form = self._wanted.form
        if form and not (isinstance(plain, str) and form.fullmatch(plain)):
            return self.refused(at, faults)
        try:
            return convert(plain, self._type, strict=False)
        except ValidationError:
            return self.refused(at, faults)

    def refused(self, at: str, faults: Faults) -> Any:
        """Note that something else is wanted."""
        faults.append((at, f"Give {self.words}."))
        return _WRONG


class _Words(_Kind):
    """One of some words: a literal or an enumeration."""

    def described(self, kind: Any, limits: list[Meta]) -> str:  # noqa: ARG002 - of all kinds
        words = get_args(kind) or [each.value for each in kind]
        return " or ".join(map(str, words))


class _List(_Kind):
    """A list, or a tuple of any length."""

    def __init__(self, kind: Any, limits: list[Meta], wanted: Wanted | None) -> None:
        super().__init__(list[Any], limits, wanted)
        self._made = get_origin(kind)
        self._item = _kind(get_args(kind)[0])

    def described(self, kind: Any, limits: list[Meta]) -> str:  # noqa: ARG002 - of all kinds
        return "a list" + _length(limits, "entries")

    def converted(self, plain: Any, at: str, faults: Faults) -> Any:
        """Return the items, each read on its own."""
        noted = len(faults)
        items = super().converted(plain, at, faults)
        if len(faults) > noted:
            return _WRONG
        return self._made(self._item.read(item, f"{at}/{index}", faults) for index, item in enumerate(items))


class _Batch(_List):
    """A list whose items are read one by one: the wrong ones are set apart and refuse no other."""

    def converted(self, plain: Any, at: str, faults: Faults) -> Any:
        """Return the batch, if it is a list of the right length."""
        noted = len(faults)
        items = _Kind.converted(self, plain, at, faults)
        if len(faults) > noted:
            return _WRONG
        good, unread = {}, []
        for index, item in enumerate(items):
            found: Faults = []
            value = self._item.read(item, "", found)
            if found:
                unread.append(RejectedItem(index, "invalid_field", _in_words(found)))
            else:
                good[index] = value
        return Batch(good, unread)


class _Object(_Kind):
    """A request, or an object in it."""

    def __init__(self, kind: Any, limits: list[Meta], wanted: Wanted | None) -> None:
        super().__init__(kind, limits, wanted)
        self._model = kind
        self._fields = {each.encode_name: (each, _kind(each.type)) for each in fields(kind)}

    def described(self, kind: Any, limits: list[Meta]) -> str:  # noqa: ARG002 - of all kinds
        return "a JSON object"

    def converted(self, plain: Any, at: str, faults: Faults) -> Any:
        """Return the object, if all of its fields are right."""
        if not isinstance(plain, dict):
            return self.refused(at, faults)
        noted = len(faults)
        values = {}
        for name, (field, kind) in self._fields.items():
            if name in plain:
                values[field.name] = kind.read(plain[name], f"{at}/{_escaped(name)}", faults)
            elif field.required:
                kind.refused(f"{at}/{_escaped(name)}", faults)
        if self._model.__struct_config__.forbid_unknown_fields:
            unknown = [f"{at}/{_escaped(name)}" for name in plain if name not in self._fields]
            faults += [(pointer, "There is no such field. Leave it out.") for pointer in unknown]
        if len(faults) > noted:
            return _WRONG
        try:
            return self._model(**values)
        except ValueError as error:
            faults.append((at, str(error)))
            return _WRONG


class _Choice(_Kind):
    """A value of one of several types; the first that fits is taken."""

    def __init__(self, options: Iterable[Any], wanted: Wanted | None) -> None:
        self._options = [_kind(each) for each in options]
        super().__init__(Any, [], wanted)

    def described(self, kind: Any, limits: list[Meta]) -> str:  # noqa: ARG002 - of all kinds
        return " or ".join(each.words for each in self._options)

    def converted(self, plain: Any, at: str, faults: Faults) -> Any:
        """Return the value as the first option reads it that can."""
        for option in self._options:
            found: Faults = []
            value = option.read(plain, at, found)
            if not found:
                return value
        return self.refused(at, faults)


class _Nullable(_Kind):
    """A value that may be null."""

    def __init__(self, kind: _Kind) -> None:
        self._kind = kind
        self.words = kind.words

    def read(self, plain: Any, at: str, faults: Faults) -> Any:
        """Return None for null, else the value."""
        return None if plain is None else self._kind.read(plain, at, faults)


@cache
def _kind(kind: Any) -> _Kind:
    """Return how a type is read."""
    limits: list[Meta] = []
    wanted = None
    if get_origin(kind) is Annotated:
        kind, *metadata = get_args(kind)
        limits = [each for each in metadata if isinstance(each, Meta)]
        wanted = next((each for each in reversed(metadata) if isinstance(each, Wanted)), None)
    if get_origin(kind) in {Union, UnionType}:
        options = [each for each in get_args(kind) if each not in {NoneType, UnsetType}]
        inner = _kind(options[0]) if len(options) == 1 else _Choice(options, wanted)
        return _Nullable(inner) if NoneType in get_args(kind) else inner
    if get_origin(kind) is Batch:
        return _Batch(kind, limits, wanted)
    if get_origin(kind) in {list, tuple}:
        return _List(kind, limits, wanted)
    if isinstance(kind, type) and issubclass(kind, Struct):
        return _Object(kind, limits, wanted)
    return (_Kind if kind in _NOUNS else _Words)(kind, limits, wanted)


def _length(limits: list[Meta], unit: str) -> str:
    """Return how long a text or list may be, in words."""
    for each in limits:
        if each.max_length is not None:
            return f" of {each.min_length or 0} to {each.max_length} {unit}"
    return ""


def _span(limits: list[Meta]) -> str:
    """Return what a number may be, in words."""
    for each in limits:
        if each.le is not None:
            return f" from {each.ge} to {each.le}"
    return ""


def _in_words(faults: Faults) -> str:
    """Return the faults of an item of a batch as one text."""
    told = [f"{pointer[1:MAX_POINTER]}: {what}" if pointer else what for pointer, what in faults[:MAX_FAULTS]]
    return " ".join(told)


def _escaped(name: str) -> str:
    """Return a name as a part of a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")
