"""Routes, buses and drivers of other companies that a planner names: they look as if they did not exist."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tms.companies.for_trips import company as companies
from tms.fleet.for_trips import calendars, routes
from tms.kernel.access import tenancy
from tms.kernel.access.caller import Caller
from tms.kernel.errors import NotFound

_HOMES = {
    "/route_id": routes.home_of,
    "/bus_id": calendars.home_of,
    "/driver_id": companies.home_of,
}


@contextmanager
def hidden(caller: Caller, named: Mapping[str, str | None]) -> Iterator[None]:
    """Audit that a request inside a `with` block named a thing of another company, which was not found.

    Args:
        named: the ids that the request names, by the pointers that the refusals give.

    Raises:
        NotFound: as it was raised inside.
    """
    try:
        yield
    except NotFound as missing:
        pointer = str(missing.extra.get("pointer"))
        thing = named.get(pointer)
        home = _HOMES[pointer](thing) if thing else None
        if thing is None or home is None:
            raise
        raise tenancy.hidden(caller, home, thing, missing) from None
