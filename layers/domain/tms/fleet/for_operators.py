"""Door for operators' commands: what a sample network enters, and what the fleet keeps sealed."""

from tms.fleet.add_absence import add_absence
from tms.fleet.add_outage import add_outage
from tms.fleet.bus_store import find_bus
from tms.fleet.create_bus import create_bus
from tms.fleet.create_route import create_route
from tms.fleet.driver_store import find_driver, licence_context
from tms.fleet.enter_licence import enter_licence
from tms.fleet.records import settings
from tms.fleet.store import save_stations
from tms.kernel.privacy.sealed_items import SealedItems

__all__ = [
    "SEALED",
    "add_absence",
    "add_outage",
    "create_bus",
    "create_route",
    "enter_licence",
    "find_bus",
    "find_driver",
    "save_stations",
]

SEALED = SealedItems(
    table=lambda: settings().fleet_table, sk="LICENCE", context=licence_context, attributes=("number",)
)
"""The numbers of driving licences."""
