"""Pages of long lists: an opaque cursor says where the next page begins."""

from tms.kernel import base64url
from tms.kernel.errors import BadRequest

LONGEST = 512
"""Characters that a cursor of ours has at most."""


def cursor(sort_key: str) -> str:
    """Return the cursor of the page that begins after `sort_key`."""
    return base64url.encode(sort_key.encode())


def sort_key(given: str | None) -> str | None:
    """Return the sort key after which the page begins that a client asks for; None for the first page.

    A cursor holds no partition: it is looked up only within what the request itself names, so a foreign or
    invented one reveals nothing.

    Raises:
        BadRequest: `bad_cursor`, it is none of ours.
    """
    if given is None:
        return None
    try:
        return base64url.decode(given[:LONGEST]).decode()
    except ValueError:
        raise BadRequest("bad_cursor", "This cursor is none of ours. Ask for the first page.") from None
