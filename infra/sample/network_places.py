"""The places of the sample network: real places in Rwanda and the roads between them.

Coordinates are WGS 84, of the town or its bus park, good to some hundreds of metres, and to a kilometre
or two for the small places on the road (Base, Kamonyi, Kitabi, Mahoko, Ntendezi, Shyorongi). Many are
those of GeoNames (geonames.org, CC BY 4.0).
Kilometres and minutes are estimates of the paved national roads by bus, halts included, made for
demonstrations: no operator's timetable.
"""

from tms.fleet.stations import Station
from tms.kernel.ids import derived_id

TIMEZONE = "Africa/Kigali"


def _place(
    name: str, at: tuple[float, float], district: str, *aliases: str, main: bool = False
) -> tuple[str, Station]:
    """Return a station under its name, which alone makes its identifier."""
    return name, Station(derived_id("stn", name), name, aliases, district, *at, TIMEZONE, main)


STATIONS: dict[str, Station] = dict(
    [
        _place("Kigali-Nyabugogo", (-1.9406, 30.0445), "Nyarugenge", "Nyabugogo Taxi Park", main=True),
        # North and north-west
        _place("Shyorongi", (-1.8544, 29.9624), "Rulindo"),
        _place("Base", (-1.6414, 29.8608), "Rulindo"),
        _place("Gakenke", (-1.6468, 29.7906), "Gakenke", "Nemba"),
        _place("Musanze", (-1.4998, 29.6350), "Musanze", "Ruhengeri", main=True),
        _place("Byangabo", (-1.5599, 29.5477), "Musanze", "Busogo"),
        _place("Mukamira", (-1.6140, 29.5036), "Nyabihu", "Nyabihu"),
        _place("Mahoko", (-1.6986, 29.3424), "Rubavu", "Kanama"),
        _place("Rubavu", (-1.7028, 29.2564), "Rubavu", "Gisenyi", main=True),
        # South and south-west
        _place("Ruyenzi", (-1.9672, 29.9855), "Kamonyi", "Runda"),
        _place("Kamonyi", (-2.0036, 29.9020), "Kamonyi", "Gacurabwenge"),
        _place("Muhanga", (-2.0831, 29.7516), "Muhanga", "Gitarama", main=True),
        _place("Ruhango", (-2.2321, 29.7868), "Ruhango"),
        _place("Nyanza", (-2.3519, 29.7509), "Nyanza", "Nyabisindu"),
        _place("Huye", (-2.5967, 29.7394), "Huye", "Butare", "Astrida", main=True),
        _place("Nyamagabe", (-2.4731, 29.5813), "Nyamagabe", "Gikongoro"),
        _place("Kitabi", (-2.5333, 29.4333), "Nyamagabe"),
        _place("Ntendezi", (-2.4397, 29.0586), "Nyamasheke"),
        _place("Rusizi", (-2.4846, 28.9075), "Rusizi", "Cyangugu", "Kamembe", main=True),
        # Along Lake Kivu
        _place("Rubengera", (-2.0514, 29.4120), "Karongi", "Mabanza"),
        _place("Karongi", (-2.0603, 29.3478), "Karongi", "Kibuye", main=True),
        _place("Nyamasheke", (-2.3429, 29.0912), "Nyamasheke", "Kagano"),
        # East
        _place("Kabuga", (-1.9790, 30.2231), "Gasabo"),
        _place("Rwamagana", (-1.9487, 30.4347), "Rwamagana", main=True),
        _place("Kayonza", (-1.9006, 30.5080), "Kayonza"),
        _place("Gahini", (-1.8406, 30.4816), "Kayonza"),
        _place("Kabarore", (-1.6190, 30.3890), "Gatsibo", "Gatsibo"),
        _place("Nyagatare", (-1.2952, 30.3226), "Nyagatare", "Umutara", main=True),
        _place("Kabarondo", (-2.0126, 30.5584), "Kayonza"),
        _place("Ngoma", (-2.1597, 30.5427), "Ngoma", "Kibungo"),
    ]
)
"""Every station by its name."""

ROADS: dict[tuple[str, str], tuple[int, int]] = {
    ("Kigali-Nyabugogo", "Shyorongi"): (16, 25),
    ("Shyorongi", "Base"): (36, 43),
    ("Base", "Gakenke"): (12, 15),
    ("Gakenke", "Musanze"): (32, 37),
    ("Musanze", "Byangabo"): (17, 22),
    ("Byangabo", "Mukamira"): (10, 13),
    ("Mukamira", "Mahoko"): (27, 38),
    ("Mahoko", "Rubavu"): (12, 17),
    ("Kigali-Nyabugogo", "Ruyenzi"): (10, 18),
    ("Ruyenzi", "Kamonyi"): (15, 20),
    ("Kamonyi", "Muhanga"): (25, 32),
    ("Muhanga", "Ruhango"): (25, 30),
    ("Ruhango", "Nyanza"): (18, 23),
    ("Nyanza", "Huye"): (36, 42),
    ("Huye", "Nyamagabe"): (28, 33),
    ("Nyamagabe", "Kitabi"): (32, 37),
    ("Kitabi", "Ntendezi"): (57, 78),
    ("Ntendezi", "Rusizi"): (30, 37),
    ("Muhanga", "Rubengera"): (67, 78),
    ("Rubengera", "Karongi"): (14, 17),
    ("Karongi", "Nyamasheke"): (75, 105),
    ("Nyamasheke", "Ntendezi"): (16, 23),
    ("Kigali-Nyabugogo", "Kabuga"): (24, 33),
    ("Kabuga", "Rwamagana"): (35, 37),
    ("Rwamagana", "Kayonza"): (16, 18),
    ("Kayonza", "Gahini"): (10, 11),
    ("Gahini", "Kabarore"): (37, 38),
    ("Kabarore", "Nyagatare"): (44, 43),
    ("Kayonza", "Kabarondo"): (17, 18),
    ("Kabarondo", "Ngoma"): (20, 22),
}
"""Kilometres and minutes between neighbours, the same both ways."""


def road(here: str, there: str) -> tuple[int, int]:
    """Return the kilometres and minutes of the road between two neighbouring places.

    Raises:
        KeyError: no road of the network joins them.
    """
    return ROADS.get((here, there)) or ROADS[there, here]
