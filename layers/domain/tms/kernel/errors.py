"""Errors that a client may see: types with a stable code, answered as problem+json (RFC 9457)."""

from collections.abc import Sequence
from typing import ClassVar


class Problem(Exception):
    """A refusal that the client is told.

    Attributes:
        status: the HTTP status.
        title: the kind of problem, the same for all problems of a status.
        code: a stable word for programs, documented in the OpenAPI.
        detail: one or two sentences for people, about this occurrence.
        extra: further members of the problem document.
    """

    status: ClassVar[int] = 500
    title: ClassVar[str] = "Something went wrong"

    def __init__(self, code: str, detail: str, **extra: object) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
        self.extra = extra

    def document(self) -> dict[str, object]:
        """Return the problem document (RFC 9457, section 3)."""
        return {
            "type": f"urn:tms:problem:{self.code}",
            "title": self.title,
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
            **self.extra,
        }


class BadRequest(Problem):
    """The request cannot be read at all."""

    status = 400
    title = "The request cannot be read"


class Unauthorized(Problem):
    """The request has no valid token, or wrong credentials."""

    status = 401
    title = "Sign in first"


class Forbidden(Problem):
    """The caller is known and may not do this."""

    status = 403
    title = "Not allowed"


class NotFound(Problem):
    """There is no such thing, or it belongs to somebody else."""

    status = 404
    title = "Not found"


class Conflict(Problem):
    """The thing is not in the state for it."""

    status = 409
    title = "Not possible in this state"


class PayloadTooLarge(Problem):
    """The body is larger than we read."""

    status = 413
    title = "The request cannot be read"


class UnsupportedMediaType(Problem):
    """The body has a media type that we do not read."""

    status = 415
    title = "The request cannot be read"


class Invalid(Problem):
    """A field is wrong; `pointer` (RFC 6901) says which."""

    status = 422
    title = "A field is wrong"

    def __init__(self, code: str, detail: str, pointer: str = "", **extra: object) -> None:
        super().__init__(code, detail, **({"pointer": pointer} if pointer else {}), **extra)


def invalid_fields(faults: Sequence[tuple[str, str]]) -> Invalid:
    """Return the refusal `invalid_field`; its detail tells the first fault, its `errors` all of them.

    Args:
        faults: each a pointer (RFC 6901), empty for the whole body, and a sentence about what is wrong.
    """
    pointer, detail = faults[0]
    errors = [{"pointer": where, "detail": what} for where, what in faults]
    return Invalid("invalid_field", detail, pointer, errors=errors)


class TooManyRequests(Problem):
    """There were too many requests; the header Retry-After tells the client to wait `retry_after` seconds."""

    status = 429
    title = "Too many requests"

    def __init__(self, code: str, detail: str, retry_after: int) -> None:
        super().__init__(code, detail, retry_after=retry_after)


class Unavailable(Problem):
    """Nothing was changed; the header Retry-After tells the client to wait `retry_after` seconds."""

    status = 503
    title = "Try again in a moment"

    def __init__(self, code: str, detail: str, retry_after: int = 1) -> None:
        super().__init__(code, detail, retry_after=retry_after)
