"""Door for operators' commands: the stations of a network, and what the fleet keeps sealed."""

from tms.fleet.driver_store import licence_context
from tms.fleet.records import settings
from tms.fleet.store import save_stations
from tms.kernel.privacy.sealed_items import SealedItems

__all__ = ["SEALED", "save_stations"]

SEALED = SealedItems(
    table=lambda: settings().fleet_table, sk="LICENCE", context=licence_context, attributes=("number",)
)
"""The numbers of driving licences."""
