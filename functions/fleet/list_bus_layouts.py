"""GET /bus-layouts: the layouts of common buses."""

from tms.fleet.bus.views import TemplatesView
from tms.fleet.list_bus_layouts import list_bus_layouts
from tms.kernel.access.permissions import Permission
from tms.kernel.http.app import service_app

app = service_app("fleet")


@app.get(
    "/bus-layouts",
    allow=Permission.FLEET_READ,
    returns=TemplatesView,
    summary="The layouts of common buses",
)
def handle() -> TemplatesView:
    """List the layouts."""
    return list_bus_layouts()
