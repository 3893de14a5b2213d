"""The base of request bodies and queries, and the types of their fields. Unknown fields are refused."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, StringConstraints

_RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_PHONE = re.compile(r"\+[1-9]\d{7,14}", re.ASCII)
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_MAILBOX = r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
_EMAIL = re.compile(rf"{_MAILBOX}@{_LABEL}(\.{_LABEL})+", re.ASCII | re.IGNORECASE)
"""What browsers accept in a field of type email; no comma, bracket or quote, which could make it a list."""


class Body(BaseModel):
    """A request body or query: immutable, its texts trimmed, and unknown fields refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def e164(text: str) -> str:
    """Return a phone number as E.164 (`+2507...`); spaces, punctuation and a leading 00 are accepted.

    Ten digits that begin with 07 are read as a Rwandan number.

    Raises:
        ValueError: it is no phone number.
    """
    digits = re.sub(r"[\s().-]", "", text)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    elif re.fullmatch(r"07\d{8}", digits):
        digits = "+25" + digits
    elif re.fullmatch(r"2507\d{8}", digits):
        digits = "+" + digits
    if not _PHONE.fullmatch(digits):
        raise ValueError("not a phone number; write it with its country code, as +250788123456")
    return digits


def email(text: str) -> str:
    """Return an e-mail address in lower case.

    Raises:
        ValueError: it has no name, no @ or no domain.
    """
    if len(text) > 254 or not _EMAIL.fullmatch(text):
        raise ValueError("not an e-mail address")
    return text.lower()


def printable(text: str) -> str:
    """Return `text` if it has no line breaks, control or direction characters.

    A name with a line break could forge a line of a mail or manifest.

    Raises:
        ValueError: it has such a character.
    """
    if any(unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for character in text):
        raise ValueError("no line breaks or control characters")
    return text


def rfc3339(value: object) -> object:
    """Return `value` if it is a moment as RFC 3339 writes it.

    Numbers are refused, because seconds and milliseconds look alike.

    Raises:
        ValueError: it is another text, or no text.
    """
    if not isinstance(value, str) or not _RFC3339.fullmatch(value):
        raise ValueError("not a moment with its offset, as 2026-05-01T08:00:00+02:00")
    return value


Phone = Annotated[str, StringConstraints(max_length=32), AfterValidator(e164)]
Email = Annotated[str, StringConstraints(max_length=254), AfterValidator(email)]
PersonName = Annotated[str, StringConstraints(min_length=1, max_length=100), AfterValidator(printable)]
RecordId = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,4}_[0-7][0-9A-HJKMNP-TV-Z]{25}$")]
Moment = Annotated[AwareDatetime, BeforeValidator(rfc3339)]
