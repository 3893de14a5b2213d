"""The queries of the endpoints about messages."""

from tms.kernel.http.requests import Body, Cursor, Limit


class MessagesQuery(Body):
    """A page of the messages about a trip, the newest first."""

    cursor: Cursor | None = None
    limit: Limit = 50
