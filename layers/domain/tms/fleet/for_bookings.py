"""Door for bookings: whose a route is."""

from tms.fleet import route_store

__all__ = ["home_of_route"]


def home_of_route(route_id: str) -> str | None:
    """Return the company that a route belongs to; None if there is no such route."""
    found = route_store.find_route(route_id)
    return None if found is None else found.company_id
