"""What the endpoints about stations answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from tms.fleet.stations import Station


@dataclass(frozen=True)
class OwnStationView:
    """A station as companies see it; coordinates are degrees in WGS 84.

    Attributes:
        own: whether it is the company's own; others are shared, and only the platform changes them.
        on_sale: whether passengers find it: a shared one always, an own one once a trip that stops there was
            put on sale.
        main: whether it is offered before a person types anything.

    Example:
        name: Musanze depot
        aliases: ["Ruhengeri depot"]
        district: Musanze
        latitude: -1.501
        longitude: 29.633
        timezone: Africa/Kigali
        own: true
        on_sale: false
        main: false
    """

    station_id: str
    name: str
    aliases: Sequence[str]
    district: str
    latitude: float
    longitude: float
    timezone: str
    own: bool
    on_sale: bool
    main: bool


@dataclass(frozen=True)
class OwnStations:
    """A page of the stations that a company may use; next_cursor is null on the last page."""

    items: Sequence[OwnStationView]
    next_cursor: str | None


@dataclass(frozen=True)
class NearStation:
    """A station near a place.

    Attributes:
        metres: from the place, as the crow flies.

    Example:
        name: Musanze
        district: Musanze
        metres: 412
    """

    station_id: str
    name: str
    district: str
    latitude: float
    longitude: float
    metres: int


@dataclass(frozen=True)
class NearestStations:
    """The stations near a place, the nearest first."""

    items: Sequence[NearStation]


def own_station_view(station: Station) -> OwnStationView:
    """Return a station as companies see it."""
    return OwnStationView(
        station_id=station.station_id,
        name=station.name,
        aliases=station.aliases,
        district=station.district,
        latitude=station.latitude,
        longitude=station.longitude,
        timezone=station.timezone,
        own=station.company_id is not None,
        on_sale=station.on_sale,
        main=station.main,
    )


def near_station(station: Station, metres: float) -> NearStation:
    """Return a station that is so many metres away."""
    return NearStation(
        station.station_id,
        station.name,
        station.district,
        station.latitude,
        station.longitude,
        round(metres),
    )
