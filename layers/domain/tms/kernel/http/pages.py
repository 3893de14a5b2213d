"""Pages of long lists: an opaque cursor tells where the next page begins."""

from tms.kernel import base64url
from tms.kernel.errors import BadRequest


def cursor(sort_key: str) -> str:
    """Return the cursor of the page that begins after `sort_key`."""
    return base64url.encode(sort_key.encode())


def next_cursor(following: str | None) -> str | None:
    """Return the cursor of the next page; None where nothing follows.

    Args:
        following: see `tms.kernel.queries.Page`.
    """
    return None if following is None else cursor(following)


def sort_key(given: str | None) -> str | None:
    """Return the sort key after which the page of a client's cursor begins; None for the first page.

    A cursor holds no partition key. It is used within the partition that the request itself names, so an
    invented cursor reveals nothing.

    Raises:
        BadRequest: `bad_cursor`: it is no cursor of ours.
    """
    if given is None:
        return None
    try:
        return base64url.decode(given).decode()
    except ValueError:
        raise BadRequest("bad_cursor", "This cursor is none of ours. Ask for the first page.") from None
