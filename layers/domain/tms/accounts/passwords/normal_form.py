"""The normal form of passwords: pure."""

import unicodedata


def normal_form(password: str) -> str:
    """Return the one form of a password that keyboards write differently: OpaqueString of RFC 8265.

    Spaces beyond ASCII become U+0020 and letters with accents one character (NFC); case and width stay.
    """
    if password.isascii():
        return password
    spaced = "".join(" " if unicodedata.category(each) == "Zs" else each for each in password)
    return unicodedata.normalize("NFC", spaced)
