"""What the endpoints about stations take."""

from collections.abc import Sequence
from typing import Annotated
from zoneinfo import ZoneInfo

from msgspec import Meta

from tms.fleet.route.requests import printable_and_short
from tms.kernel.http.reader import Wanted
from tms.kernel.http.requests import Body, Cursor, Limit, printable
from tms.kernel.sheets.requests import Csv

DIGITS = 6
"""Digits of a coordinate behind the point; the last one is a tenth of a metre."""


def _rounded(degrees: float) -> float:
    return round(degrees, DIGITS)


def _known_zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ValueError, OSError, LookupError):
        raise ValueError("Give a time zone by its IANA name, as Africa/Kigali.") from None


def _each_once(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


StationName = Annotated[
    str,
    Meta(min_length=1, max_length=80),
    Wanted("the name of a station, in at most 80 characters", printable_and_short),
]
Alias = Annotated[
    str, Meta(min_length=1, max_length=80), Wanted("another name, in at most 80 characters", printable)
]
Aliases = Annotated[tuple[Alias, ...], Meta(max_length=10), Wanted("up to 10 other names", _each_once)]
District = Annotated[
    str,
    Meta(min_length=1, max_length=80),
    Wanted("the area where it is, in at most 80 characters", printable),
]
Latitude = Annotated[
    float, Meta(ge=-90, le=90), Wanted("degrees north of the equator, from -90 to 90, in WGS 84", _rounded)
]
Longitude = Annotated[
    float, Meta(ge=-180, le=180), Wanted("degrees east of Greenwich, from -180 to 180, in WGS 84", _rounded)
]
Timezone = Annotated[
    str, Meta(max_length=40), Wanted("a time zone by its IANA name, as Africa/Kigali", _known_zone)
]
Main = Annotated[bool, Wanted("true for a station that is offered before anything is typed, or false")]


class StationRequest(Body):
    """A station of the company to make. Coordinates are degrees in WGS 84.

    Attributes:
        aliases: old and other names by which people search for it.

    Example:
        name: Musanze depot
        aliases: ["Ruhengeri depot"]
        district: Musanze
        latitude: -1.501
        longitude: 29.633
        timezone: Africa/Kigali
    """

    name: StationName
    aliases: Aliases = ()
    district: District
    latitude: Latitude
    longitude: Longitude
    timezone: Timezone


class StationChange(Body):
    """What to change of a station of the company; what is left out stays.

    Example:
        name: Musanze depot
        aliases: ["Ruhengeri depot"]
        district: Musanze
        timezone: Africa/Kigali
    """

    name: StationName | None = None
    aliases: Aliases | None = None
    district: District | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    timezone: Timezone | None = None

    def __post_init__(self) -> None:
        if all(getattr(self, name) is None for name in self.__struct_fields__):
            raise ValueError("Give a name, aliases, a district, coordinates or a time zone.")


class PublicStationRequest(StationRequest):
    """A station to make that all companies share. Coordinates are degrees in WGS 84.

    Attributes:
        main: whether it is offered before a person types anything.

    Example:
        name: Musanze
        aliases: ["Ruhengeri"]
        district: Musanze
        timezone: Africa/Kigali
        main: true
    """

    main: Main = False


class PublicStationChange(StationChange):
    """What to change of a station that all companies share; what is left out stays.

    Attributes:
        main: whether it is offered before a person types anything.

    Example:
        name: Musanze
        aliases: ["Ruhengeri"]
        district: Musanze
        timezone: Africa/Kigali
        main: true
    """

    main: Main | None = None


class OwnStationQuery(Body):
    """Which stations to list: the company's own and shared ones, with a name that is searched for.

    Attributes:
        q: a part of a name, which may be misspelt; empty for all, by their name.
        own: true for the company's own alone, false for the shared ones alone.

    Example:
        q: musanze
        own: true
    """

    q: Annotated[str, Meta(max_length=80), Wanted("a part of a station's name, in at most 80 characters")] = (
        ""
    )
    own: Annotated[bool, Wanted("true for the company's own stations, false for shared ones")] | None = None
    cursor: Cursor | None = None
    limit: Limit = 50


class NearestQuery(Body):
    """A place, in degrees of WGS 84, and how many stations near it are wanted.

    Example:
        latitude: -1.5012
        longitude: 29.6331
        limit: 5
    """

    latitude: Latitude
    longitude: Longitude
    limit: Annotated[int, Meta(ge=1, le=50), Wanted("how many stations you want, from 1 to 50")] = 5


class StationsFile(Body):
    r"""The company's own stations as CSV, one a line, told apart by their names. Columns, in any order,
    divided by commas or semicolons: `name`; `aliases` with `|` between them; `district`; `latitude` and
    `longitude`, degrees in WGS 84; `timezone`. Of a station that is there, a column that is left out stays,
    and so does what a cell leaves empty; empty `aliases` are none. Send at most 100 lines.

    Example:
        csv: "name,aliases,district,latitude,longitude,timezone\r\nMusanze depot,Ruhengeri
            depot,Musanze,-1.501,29.633,Africa/Kigali\r\n"
    """

    csv: Csv
