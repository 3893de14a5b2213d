"""Door for operators' commands: writing the stations and companies of a network."""

from tms.fleet.store import save_companies, save_stations

__all__ = ["save_companies", "save_stations"]
