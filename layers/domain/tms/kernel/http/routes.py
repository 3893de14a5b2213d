"""Routes: what an endpoint asks of its caller, takes and answers; and how its body and query are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tms.kernel.access.permissions import Permission
from tms.kernel.errors import (
    BadRequest,
    Forbidden,
    PayloadTooLarge,
    Unauthorized,
    UnsupportedMediaType,
)

if TYPE_CHECKING:
    from tms.kernel.access.caller import Caller
    from tms.kernel.http.requests import Body

MAX_BODY_BYTES = 256 * 1024

RATE = 500
"""The `rate` of routes that are not dear."""


@dataclass(frozen=True)
class Route:
    """One endpoint, as its function declares it and as the OpenAPI document shows it.

    Attributes:
        path: parameters stand in braces, as `{trip_id}`. One with a plus sign, `{page+}`, is the last part
            and takes whatever is left of the path.
        allow: the permission that the caller needs; None only if `public`.
        or_allow: another permission that admits as well; the use case says what it is good for.
        public: anyone may call it, without a token.
        guests: a caller without an account may hold that permission.
        allowed_while_company_suspended: staff may call it while their company is suspended, because sold
            tickets need it.
        allowed_while_suspended: a suspended account may call it, because it only takes rights from its
            caller.
        refuses_suspended_itself: its use case refuses suspended callers before it writes, in a read that it
            needs anyway.
        of_others: it shows staff the personal data of others, so that a suspended account of staff may not
            call it though it changes nothing.
        idempotent: the header Idempotency-Key is required; see `tms.kernel.idempotency`.
        jwe: the body may also come as a JWE; see `tms.kernel.jwe.envelope`.
        rate: requests a second that the gateway lets through, of all callers together, and twice as many in a
            burst; more are answered 429.
        status: HTTP status of the good answer.
        max_age: seconds for which anyone may cache the answer; 0 forbids it.
        body, query: the classes of what it takes.
        returns: the view that is answered (a dataclass), or the media type of another body.
        errors: codes of the problems that this route may answer, by status, without those that follow from
            the other attributes.
        rejects: codes of the problems by which an item of the body's batch may be rejected, beside
            `invalid_field`; see `tms.kernel.http.batches`.
    """

    method: str
    path: str
    summary: str
    allow: Permission | None
    or_allow: Permission | None = None
    public: bool = False
    guests: bool = False
    allowed_while_company_suspended: bool = False
    allowed_while_suspended: bool = False
    refuses_suspended_itself: bool = False
    of_others: bool = False
    idempotent: bool = False
    jwe: bool = False
    rate: int = RATE
    status: int = 200
    max_age: int = 0
    body: "type[Body] | None" = None
    query: "type[Body] | None" = None
    returns: Any = None
    errors: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    rejects: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.allow is None) is not self.public:
            raise ValueError(f"{self.method} {self.path} names no permission and is not public")
        if self.jwe and self.body is None:
            raise ValueError(f"{self.method} {self.path} has no body that could be encrypted")

    @property
    def shown(self) -> str:
        """Return the path as people and OpenAPI write it, where no parameter has a plus sign."""
        return self.path.replace("+}", "}")

    @property
    def changes(self) -> bool:
        """Tell whether a call may change something: all but GET (RFC 9110, section 9.2.1)."""
        return self.method != "GET"

    @property
    def refuses_suspended(self) -> bool:
        """Tell whether a caller is refused while the account, or its company, is suspended."""
        return self.changes and not self.public and not self.allowed_while_suspended

    @property
    def permissions(self) -> tuple[Permission, ...]:
        """The permissions each of which admits a caller; none if the route is public."""
        return tuple(each for each in (self.allow, self.or_allow) if each is not None)

    def admit(self, caller: "Caller | None") -> None:
        """Refuse a caller who may not call this route.

        Raises:
            Unauthorized: `not_signed_in`: there is no valid token, or the route needs an account.
            Forbidden: `not_allowed`: the caller lacks the permission.
        """
        if self.public:
            return
        if caller is None or (caller.is_guest and not self.guests):
            raise Unauthorized("not_signed_in", "Send a valid access token as a bearer token.")
        if not any(map(caller.can, self.permissions)):
            needed = " or ".join(self.permissions)
            raise Forbidden("not_allowed", f"This needs the permission {needed}.")


def read_body(model: "type[Body]", content_type: str, raw: bytes | str) -> "Body":
    """Parse a JSON body.

    Raises:
        UnsupportedMediaType: `not_json`: it is not sent as JSON.
        PayloadTooLarge: `body_too_large`: it has more than `MAX_BODY_BYTES`.
        BadRequest: `malformed_json`: it is no JSON.
        Invalid: `invalid_field`: fields are wrong; the pointers say which.
    """
    from msgspec import json

    from tms.kernel.http.reader import read

    if "json" not in content_type.lower():
        raise UnsupportedMediaType("not_json", "Send the body as application/json.")
    if len(raw) > MAX_BODY_BYTES:
        raise PayloadTooLarge("body_too_large", f"The body may have {MAX_BODY_BYTES} bytes.")
    try:
        plain = json.decode(raw or b"null")
    except (ValueError, RecursionError):
        raise BadRequest("malformed_json", "The body is no valid JSON.") from None
    return read(model, plain)


def read_query(model: "type[Body]", values: Mapping[str, str]) -> "Body":
    """Parse a query string.

    Raises:
        Invalid: `invalid_field`: parameters are wrong or missing; the pointers say which.
    """
    from tms.kernel.http.reader import read

    return read(model, dict(values))
