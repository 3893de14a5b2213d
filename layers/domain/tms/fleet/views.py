"""The answers of the fleet endpoints."""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.fleet.stations import Station


@dataclass(frozen=True)
class StationView:
    """A station; coordinates are degrees in WGS 84.

    Example:
        station_id: stn_5PBT82D5F05KJJFY60CK5A3TT1
        name: Musanze
        aliases: ["Ruhengeri"]
        district: Musanze
        latitude: -1.4998
        longitude: 29.635
    """

    station_id: str
    name: str
    aliases: Sequence[str]
    district: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class FoundStations:
    """Stations, the likeliest first."""

    items: Sequence[StationView]


def station_view(station: Station) -> StationView:
    """Return the view of a station."""
    return StationView(
        station.station_id,
        station.name,
        station.aliases,
        station.district,
        station.latitude,
        station.longitude,
    )
