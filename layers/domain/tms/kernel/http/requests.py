"""The base of request bodies and queries, and the types of their fields. Unknown fields are refused."""

import re
import unicodedata
from datetime import datetime
from typing import Annotated, Any, dataclass_transform

from msgspec import UNSET, Meta, Struct, StructMeta, field, structs

from tms.kernel import email_address, phone
from tms.kernel.http.reader import Wanted
from tms.kernel.text import JOINERS, is_seen, joined

_RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_NO_LINE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


class _Strict(StructMeta):
    """Makes each class of a request immutable and strict: a Struct does not inherit all of that."""

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **config: Any) -> Any:
        strict = {"frozen": True, "kw_only": True, "forbid_unknown_fields": True}
        return super().__new__(mcs, name, bases, namespace, **strict | config)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Body(Struct, metaclass=_Strict, frozen=True):
    """A request body or query: immutable, its texts trimmed, and unknown fields refused."""

    def given(self) -> dict[str, Any]:
        """Return the fields that are set, by name: of a change, those that are to be changed."""
        return {name: value for name, value in structs.asdict(self).items() if value is not UNSET}


def printable(text: str) -> str:
    """Return `text` for one line, without invisible marks except the joiners that its words need.

    A name with a line break or a mark of direction could forge a line of a mail or manifest.

    Raises:
        ValueError: it has a line break or a control character, or nothing that can be seen.
    """
    text = joined(text)
    if any(unicodedata.category(each) in _NO_LINE and each not in JOINERS for each in text):
        raise ValueError("Write it without line breaks and control characters.")
    if not is_seen(text):
        raise ValueError("Nothing of this can be seen. Write it in letters.")
    return text


_MOMENT_WORDS = "a moment with its offset from UTC, as 2026-05-01T08:00:00+02:00"

Phone = Annotated[str, Meta(max_length=32), Wanted(phone.WORDS, phone.e164)]
Email = Annotated[
    str, Meta(max_length=email_address.MAX_LENGTH), Wanted(email_address.WORDS, email_address.normal)
]
PersonName = Annotated[
    str, Meta(min_length=1, max_length=100), Wanted("a name of at most 100 characters", printable)
]
RecordId = Annotated[
    str,
    Meta(pattern=r"^[a-z]{2,4}_[0-7][0-9A-HJKMNP-TV-Z]{25}$"),
    Wanted("the id of a record, as trp_7G15T0MY4WN8S49P2MT57JJKMH"),
]
Moment = Annotated[datetime, Meta(tz=True), Wanted(_MOMENT_WORDS, form=_RFC3339)]
"""Numbers are refused, because seconds and milliseconds look alike."""

Limit = Annotated[int, Meta(ge=1, le=100), Wanted("how many entries you want, from 1 to 100")]
"""The most entries that a page of a list has."""

Cursor = Annotated[str, Meta(max_length=512), Wanted("the next_cursor of an answer")]
"""The place where a page of a list begins; see `tms.kernel.http.pages`."""
