"""What a password must be like: pure."""

MIN_CHARACTERS = 8
MAX_BYTES = 72
"""NIST SP 800-63B asks for at least 8 characters; bcrypt reads at most 72 bytes."""


def check_policy(password: str) -> str:
    """Return `password` if the policy allows it.

    Raises:
        ValueError: too short, too long, or one character over and over.
    """
    if len(password) < MIN_CHARACTERS:
        raise ValueError(f"a password has at least {MIN_CHARACTERS} characters")
    if len(password.encode()) > MAX_BYTES:
        raise ValueError(f"a password has at most {MAX_BYTES} bytes")
    if len(set(password)) == 1:
        raise ValueError("a password is not one character over and over")
    return password
