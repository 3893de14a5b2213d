"""Roles: pure. A role is a name for a set of permissions; some are built in, others are a company's own."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from tms.kernel.access.permissions import COMPANY_ROLES, OWN_ACCOUNT, ROLES, Permission

GRANTABLE = ROLES["owner"]
"""Every permission that a company can give to its people. The platform's own are not among them."""


@dataclass(frozen=True)
class Role:
    """A role that a company made itself.

    Attributes:
        holders: how many of its people have the role, invited and deactivated ones too.
        revision: the number of changes of name and permissions so far, by which a write sees that it was
            overtaken.
        request_hash: of the request that made it.
        created_at: epoch seconds.
    """

    role_id: str
    company: str
    name: str
    permissions: frozenset[Permission]
    holders: int
    revision: int
    request_hash: str
    created_at: int


Roles = Mapping[str, Role]
"""A company's own roles by their id."""


def permissions_of(role: str, own: Roles) -> frozenset[Permission]:
    """Return what a role allows, by its name or id. A role that the company does not have allows nothing."""
    if role in COMPANY_ROLES:
        return ROLES[role] & GRANTABLE
    return (own[role].permissions | OWN_ACCOUNT) & GRANTABLE if role in own else frozenset()


def is_own(role: str) -> bool:
    """Tell whether `role` is the id of a role that a company made, rather than the name of a built-in one."""
    return role.startswith("rol_")


def name_key(name: str) -> str:
    """Return the normal form of a name. Two names that differ only in case, width or spaces have the same."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(folded.split())


def is_like_built_in(name: str) -> bool:
    """Tell whether people would read a name as that of a built-in role, whatever letters or marks it uses."""
    plain = unicodedata.normalize("NFKD", name_key(name)).translate(_LATIN)
    return "".join(filter(str.isalnum, plain)) in _BUILT_IN


_LOOKALIKES = {
    "a": "\u0251\u03b1\u0430",
    "c": "\u03f2\u0441",
    "d": "\u0501",
    "e": "\u03b5\u0435",
    "g": "\u0261",
    "i": "\u0131\u03b9\u0456",
    "n": "\u0578",
    "o": "\u03bf\u043e\u0585",
    "p": "\u03c1\u0440",
    "r": "\u0433",
    "s": "\u0455",
    "t": "\u03c4\u0442",
    "u": "\u03c5\u057d",
    "v": "\u03bd\u0475",
    "w": "\u051d",
}
"""The letters of built-in names, each with letters of other alphabets (in lower case) that look like it."""

_LATIN = str.maketrans({other: latin for latin, others in _LOOKALIKES.items() for other in others})
_BUILT_IN = frozenset(role.replace("_", "") for role in COMPANY_ROLES)
