"""Identifiers in their normal form: pure. One is an e-mail address in lower case or a phone number (E.164).

An identifier is pending until its account types the code that was sent there; then it is verified.
"""

PENDING_SECONDS = 7 * 24 * 3600
"""How long an identifier may be pending, and an account may have no verified one; then they expire."""


def kind_of(identifier: str) -> str:
    """Return `email` or `phone`."""
    return "email" if "@" in identifier else "phone"


def masked(identifier: str) -> str:
    """Return what reminds the owner of an identifier and reveals it to nobody: `a***@mail.example`."""
    if kind_of(identifier) == "email":
        mailbox, _, domain = identifier.rpartition("@")
        return f"{mailbox[:1]}***@{domain}"
    return f"{identifier[:4]}***{identifier[-3:]}"
