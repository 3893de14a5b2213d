"""What a route promises: its rule, its input, its answer; and how its input is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tms.kernel.access.permissions import Permission
from tms.kernel.errors import (
    BadRequest,
    Forbidden,
    Invalid,
    PayloadTooLarge,
    Unauthorized,
    UnsupportedMediaType,
    invalid_fields,
)

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    from tms.kernel.access.caller import Caller

MAX_BODY_BYTES = 256 * 1024
MAX_FAULTS, MAX_POINTER = 20, 100
"""What a refusal tells at most: wrong fields, and characters of a pointer. Clients choose both."""


@dataclass(frozen=True)
class Route:
    """One endpoint, as its function declares it and as the OpenAPI document shows it.

    Attributes:
        allow: the permission a caller needs; None only where `public`.
        guests: whether a caller without an account may hold that permission.
        sealed: whether the body may also come as a JWE; see `tms.kernel.jwe.envelope`.
        serves_sold: whether it goes on while the company is suspended: what sold tickets need.
        gives_up: whether it only takes rights from its caller: whoever is suspended may do that too.
        returns: the view that is answered (a dataclass), or a media type for other bodies.
        errors: codes of the problems that this route may answer beside the general ones.
        max_age: seconds that anyone may keep the answer; 0 forbids keeping it.
    """

    method: str
    path: str
    summary: str
    allow: Permission | None
    public: bool = False
    guests: bool = False
    serves_sold: bool = False
    gives_up: bool = False
    idempotent: bool = False
    sealed: bool = False
    status: int = 200
    max_age: int = 0
    body: "type[BaseModel] | None" = None
    query: "type[BaseModel] | None" = None
    returns: Any = None
    errors: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if (self.allow is None) is not self.public:
            raise ValueError(f"{self.method} {self.path} names no permission and is not public")
        if self.sealed and self.body is None:
            raise ValueError(f"{self.method} {self.path} has no body that could be sealed")

    @property
    def changes(self) -> bool:
        """Tell whether it may change something (RFC 9110, section 9.2.1: GET does not)."""
        return self.method != "GET"

    @property
    def needs_standing(self) -> bool:
        """Tell whether a caller with an account is refused while it is suspended."""
        return self.changes and not self.public and not self.gives_up

    def admit(self, caller: "Caller | None") -> None:
        """Let `caller` in, or refuse.

        Raises:
            Unauthorized: nobody vouched for the caller, or an account is needed.
            Forbidden: the caller lacks the permission.
        """
        if self.public:
            return
        if caller is None or (caller.is_guest and not self.guests):
            raise Unauthorized("not_signed_in", "Send a valid access token as a bearer token.")
        if self.allow is not None and not caller.can(self.allow):
            raise Forbidden("not_allowed", f"This needs the permission {self.allow}.")


def read_body(model: "type[BaseModel]", content_type: str, raw: bytes | str) -> "BaseModel":
    """Parse a JSON body.

    Raises:
        UnsupportedMediaType: it is not sent as JSON.
        PayloadTooLarge: it has more than `MAX_BODY_BYTES`.
        BadRequest: it is no JSON.
        Invalid: a field is wrong; the pointer says which.
    """
    from pydantic import ValidationError

    if "json" not in content_type.lower():
        raise UnsupportedMediaType("not_json", "Send the body as application/json.")
    if len(raw) > MAX_BODY_BYTES:
        raise PayloadTooLarge("body_too_large", f"The body may have {MAX_BODY_BYTES} bytes.")
    try:
        return model.model_validate_json(raw or b"null")
    except ValidationError as error:
        raise _wrong_field(error) from None


def read_query(model: "type[BaseModel]", values: Mapping[str, str]) -> "BaseModel":
    """Parse a query string.

    Raises:
        Invalid: a parameter is wrong or missing.
    """
    from pydantic import ValidationError

    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        raise _wrong_field(error) from None


def _wrong_field(error: "ValidationError") -> BadRequest | Invalid:
    found = error.errors(include_url=False, include_input=False, include_context=False)
    if any(each["type"] == "json_invalid" for each in found):
        return BadRequest("malformed_json", "The body is no valid JSON.")
    return invalid_fields([(_pointer(each["loc"]), each["msg"]) for each in found[:MAX_FAULTS]])


def _pointer(location: tuple[int | str, ...]) -> str:
    pointer = "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in location)
    return pointer[:MAX_POINTER]
