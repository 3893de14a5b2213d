"""Where a request comes from: who makes it, from which address, under which correlation id.

`kernel.http` sets it before a view runs, so that an audit record deep inside a use case can tell it without
every function on the way handing it on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

PLATFORM_ADMIN = "platform_admin"

SYSTEM = "system"
"""The actor of what no person asked for: schedules, queues, streams."""


@dataclass(frozen=True)
class Origin:
    """Who asks, and from where.

    Attributes:
        actor: subject of the caller, `system` outside requests.
        roles: names of the caller's roles.
        company: the tenant whose member the caller is.
        source_ip: address as the gateway saw it; empty outside requests.
        correlation_id: also stands in every log line of the request.
    """

    actor: str
    roles: tuple[str, ...] = ()
    company: str | None = None
    source_ip: str = ""
    correlation_id: str = ""

    @property
    def is_staff(self) -> bool:
        """Tell whether somebody asks in the name of a company or of the platform, and not for themselves."""
        return self.company is not None or PLATFORM_ADMIN in self.roles


_NO_REQUEST = Origin(SYSTEM)
_current: ContextVar[Origin] = ContextVar("origin", default=_NO_REQUEST)


def current() -> Origin:
    """Return the origin of what runs now."""
    return _current.get()


@contextmanager
def of(origin: Origin) -> Iterator[None]:
    """Let what runs inside a `with` block come from `origin`."""
    token = _current.set(origin)
    try:
        yield
    finally:
        _current.reset(token)
