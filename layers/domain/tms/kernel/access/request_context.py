"""The request context: the caller of the request that runs now, its address and its correlation id.

`kernel.http` sets it before the view runs. An audit record made deep inside a use case reads it here, so the
functions in between need not pass it on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

PLATFORM_ADMIN = "platform_admin"

SYSTEM = "system"
"""The actor of what no person asked for: schedules, queues, streams."""


@dataclass(frozen=True)
class RequestContext:
    """The caller of a request and where it came from.

    Attributes:
        actor: subject of the caller, `system` outside requests.
        roles: names of the caller's roles.
        company: the tenant that the caller works for; None for passengers, guests and the platform's staff.
        source_ip: address as the gateway saw it; empty outside requests.
        correlation_id: the same id as in every log line of the request.
    """

    actor: str
    roles: tuple[str, ...] = ()
    company: str | None = None
    source_ip: str = ""
    correlation_id: str = ""

    @property
    def is_staff(self) -> bool:
        """Tell whether the caller acts for a company or for the platform, and not for themselves."""
        return self.company is not None or PLATFORM_ADMIN in self.roles

    @property
    def network(self) -> str:
        """The address by which limits count: of IPv6 the first 64 bits, because one customer has the rest."""
        if ":" not in self.source_ip:
            return self.source_ip
        from ipaddress import IPv6Address, IPv6Network

        address = IPv6Address(self.source_ip)
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(IPv6Network((address, 64), strict=False))


_NO_REQUEST = RequestContext(SYSTEM)
_current: ContextVar[RequestContext] = ContextVar("request_context", default=_NO_REQUEST)


def current() -> RequestContext:
    """Return the context of the request that runs now; outside requests the system's own."""
    return _current.get()


@contextmanager
def entered(context: RequestContext) -> Iterator[None]:
    """Make `context` the current one inside a `with` block."""
    token = _current.set(context)
    try:
        yield
    finally:
        _current.reset(token)
