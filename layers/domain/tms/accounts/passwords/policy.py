"""Which passwords are allowed: pure. After NIST SP 800-63B, section 5.1.1.2: long, not common, not personal.

Any characters will do, and no password has to be changed because it is old.
"""

import re
import unicodedata
from collections.abc import Iterable

from tms.accounts.account import Account
from tms.accounts.passwords.common import is_common
from tms.kernel.errors import invalid_fields
from tms.kernel.text import opaque

MIN_CHARACTERS = 8
MAX_BYTES = 72
"""NIST SP 800-63B asks for at least 8 characters; bcrypt reads at most 72 bytes."""

MOST_BESIDE = 4
"""A year or a few digits beside one's own name make no password of it."""

SHORTEST_WORD = 3
"""A shorter part of a name stands within many words."""


def check_policy(password: str) -> str:
    """Return the normal form of `password` if the policy does not forbid it to everybody.

    Raises:
        ValueError: too short, too long, one character over and over, or common; the message says which.
    """
    password = opaque(password)
    if len(password) < MIN_CHARACTERS:
        raise ValueError(f"A password has at least {MIN_CHARACTERS} characters.")
    if len(password.encode()) > MAX_BYTES:
        raise ValueError(
            f"A password has at most {MAX_BYTES} bytes. A letter with an accent takes two or more of them."
        )
    if len(set(password)) == 1:
        raise ValueError("A password is not one character over and over.")
    if is_common(password):
        raise ValueError("This is one of the most common passwords, the first that anybody tries.")
    return password


def check_personal(password: str, known: Iterable[str | None]) -> str:
    """Return `password` if it is nothing that others know about its owner.

    Args:
        known: the person's name, e-mail addresses and phone numbers.

    Raises:
        ValueError: it is made of them, however they are written, with hardly anything beside them.
    """
    words = {form for text in known if text for form in _forms(text)} - {""}
    bare = rest = _bare(password)
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= SHORTEST_WORD:
            rest = rest.replace(word, "")
    if bare in words or (rest != bare and len(rest) <= MOST_BESIDE):
        raise ValueError(
            "A password is not one's own name, e-mail address or phone number with hardly anything beside it."
        )
    return password


def refuse_personal(password: str, known: Iterable[str | None], pointer: str = "/password") -> None:
    """Refuse a new password that others know about its owner.

    Args:
        known: the person's name, e-mail addresses and phone numbers.
        pointer: where in the request the password is.

    Raises:
        Invalid: `invalid_field`, as for a password that the policy allows to nobody.
    """
    try:
        check_personal(password, known)
    except ValueError as error:
        raise invalid_fields([(pointer, str(error))]) from None


def refuse_new(password: str, account: Account, pointer: str, *, old: str | None = None) -> None:
    """Refuse a new password of an account: the present one, or one that others know about its owner.

    Args:
        pointer: where in the request the new password is.
        old: the present password, if it is known.

    Raises:
        Invalid: `invalid_field`.
    """
    if old is not None and password == opaque(old):
        raise invalid_fields([(pointer, "This is the password that you have.")])
    refuse_personal(password, (account.full_name, *account.identifiers), pointer)


def _forms(text: str) -> Iterable[str]:
    """Return a name, address or number as its owner might write it, and the words that it is made of."""
    mailbox = text.partition("@")[0]
    yield _bare(text)
    yield _bare(mailbox)
    yield _bare(" ".join(reversed(text.split())))
    yield from map(_bare, re.split(r"[\W_]+", mailbox))
    if text.startswith("+"):
        yield "0" + _bare(text)[-9:]  # as it is dialled at home
        yield _bare(text)[-9:]


def _bare(text: str) -> str:
    """Return its letters and digits alone, in lower case and without accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if character.isalnum())
