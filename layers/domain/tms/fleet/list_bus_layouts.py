"""Use case: list the layouts of common buses."""

from tms.fleet.bus.views import TemplatesView, templates_view


def list_bus_layouts() -> TemplatesView:
    """Return the layouts of common buses, to begin with when a bus is put on record."""
    return templates_view()
