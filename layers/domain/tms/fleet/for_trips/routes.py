"""Door for trips: find a company's route, and tell the fleet what uses it, so that nobody deletes it."""

from tms.fleet import route_store
from tms.fleet.route_store import unuse_into, use_into
from tms.fleet.route_uses import Use
from tms.fleet.routes import Route

__all__ = ["Use", "find_route", "home_of", "unuse_into", "use_into"]


def find_route(company: str, route_id: str) -> Route | None:
    """Return a route of a company as it is now, retired or not; None also for a route of another company.

    A trip copies what it needs of it, with `route_id` and `version`. Its fares are those of
    `tms.fleet.prices.tariff_on`.
    """
    found = route_store.find_route(route_id)
    return found if found is not None and found.company_id == company else None


def home_of(route_id: str) -> str | None:
    """Return the company that a route belongs to; None if there is no such route."""
    found = route_store.find_route(route_id)
    return None if found is None else found.company_id
