"""The names that people sign in with, pure: e-mail addresses and phone numbers in their normal form."""


def kind_of(name: str) -> str:
    """Return what a name is, `email` or `phone`."""
    return "email" if "@" in name else "phone"


def masked(name: str) -> str:
    """Return a name as its owner knows it and nobody learns it: `a***@mail.example`, `+250***456`."""
    if kind_of(name) == "email":
        mailbox, _, domain = name.rpartition("@")
        return f"{mailbox[:1]}***@{domain}"
    return f"{name[:4]}***{name[-3:]}"
