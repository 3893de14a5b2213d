"""Door for operators' commands: writing the stations of a network."""

from tms.fleet.store import save_stations

__all__ = ["save_stations"]
