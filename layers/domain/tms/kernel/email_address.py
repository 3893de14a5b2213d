"""E-mail addresses: kept in lower case with the domain as the DNS has it, shown as people write it; pure.

Domains beyond ASCII are those of IDNA 2008 (RFC 5891), read as browsers read them (UTS 46). A mailbox has
ASCII alone: the mail service takes no other. `idna` is imported for the first domain that needs it.
"""

import re

from tms.kernel.text import joined

WORDS = "an e-mail address, as aline.uwase@example.com"
MAX_LENGTH = 254

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_MAILBOX = r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}"
_ADDRESS = re.compile(rf"{_MAILBOX}@{_LABEL}(\.{_LABEL})+", re.ASCII | re.IGNORECASE)
"""What browsers accept in a field of type email; no comma, bracket or quote, which could make it a list."""

_A_LABEL = "xn--"


def normal(text: str) -> str:
    """Return an e-mail address in lower case, its domain in ASCII: `x@xn--mnchen-3ya.example`.

    Invisible marks that were pasted with it are left out.

    Raises:
        ValueError: it has no name, no @, or no domain that could exist.
    """
    mailbox, at, domain = joined(text).rpartition("@")
    if len(text) <= MAX_LENGTH and (not domain.isascii() or _A_LABEL in domain.lower()):
        domain = _in_ascii(domain)
    address = mailbox + at + domain
    if len(address) > MAX_LENGTH or not _ADDRESS.fullmatch(address):
        raise _no_address()
    return address.lower()


def readable(address: str) -> str:
    """Return an address in its normal form as people write it: `x@münchen.example`."""
    mailbox, at, domain = address.rpartition("@")
    if _A_LABEL not in domain:
        return address
    import idna

    try:
        return mailbox + at + idna.decode(domain)
    except idna.IDNAError:
        return address


def _in_ascii(domain: str) -> str:
    import idna

    try:
        return idna.encode(domain, uts46=True).decode()
    except idna.IDNAError:
        raise _no_address() from None


def _no_address() -> ValueError:
    return ValueError(f"Give {WORDS}.")
