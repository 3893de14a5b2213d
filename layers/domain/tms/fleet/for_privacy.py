"""Door for privacy: what the fleet keeps of a driver is erased with the account."""

from tms.fleet.driver_store import erase_driver

__all__ = ["erase_driver"]
