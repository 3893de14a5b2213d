"""Station search: what people type, and the place they mean."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.sample.network import STATIONS
from tms.fleet import stations
from tms.fleet.stations import Likeness, Station, find


def names(q: str, limit: int = 10) -> list[str]:
    return [match.station.name for match in find(STATIONS, q, limit)]


def place(name: str, *aliases: str, district: str = "Elsewhere", main: bool = False) -> Station:
    return Station(f"stn_{name}", name, aliases, district, 0.0, 0.0, "Africa/Kigali", main)


@pytest.mark.parametrize(
    ("q", "means"),
    [
        ("Nyabugogo", "Kigali-Nyabugogo"),
        ("nyabugog", "Kigali-Nyabugogo"),
        ("Niabugogo", "Kigali-Nyabugogo"),
        ("nyabu gogo", "Kigali-Nyabugogo"),
        ("nyabugogo kigali", "Kigali-Nyabugogo"),
        ("kigalinyabugogo", "Kigali-Nyabugogo"),
        ("Kigari", "Kigali-Nyabugogo"),
        ("kgali", "Kigali-Nyabugogo"),
        ("MUSANZE", "Musanze"),
        ("Msanze", "Musanze"),
        ("Musazne", "Musanze"),
        ("gare ya Musanze", "Musanze"),
        ("Musanze bus park", "Musanze"),
        ("Musanze Rwanda", "Musanze"),
        ("Musanze district", "Musanze"),
        ("Musanze town", "Musanze"),
        ("musamze TOWN", "Musanze"),
        ("Musanze, Northern Province, Rwanda", "Musanze"),
        ("Akarere ka Musanze", "Musanze"),
        ("Umujyi wa Kigali", "Kigali-Nyabugogo"),
        ("City of Kigali", "Kigali-Nyabugogo"),
        ("ville de Huye", "Huye"),
        ("ka buga", "Kabuga"),
        ("Ruhengeri", "Musanze"),
        ("Ruengeri", "Musanze"),
        ("Ruvabu", "Rubavu"),
        ("gisenyi", "Rubavu"),
        ("giseny", "Rubavu"),
        ("Huey", "Huye"),
        ("Hyue", "Huye"),
        ("Huje", "Huye"),
        ("Huya", "Huye"),
        ("Huyee", "Huye"),
        ("huyw", "Huye"),
        ("Bsae", "Base"),
        ("huye butare", "Huye"),
        ("butare huye", "Huye"),
        ("Bútare", "Huye"),
        ("gitarama", "Muhanga"),
        ("kibuye", "Karongi"),
        ("cyangugu", "Rusizi"),
        ("Cyangungu", "Rusizi"),
        ("kamembe", "Rusizi"),
        ("umutara", "Nyagatare"),
        ("Nyagatale", "Nyagatare"),
        ("Rwanagana", "Rwamagana"),
        ("kibungo", "Ngoma"),
        ("la gare routière de Musanze", "Musanze"),
        ("l'arrêt de bus Musanze", "Musanze"),
        ("gare y'i Musanze", "Musanze"),
        ("mu mujyi wa Musanze", "Musanze"),
        ("aho bisi ya Musanze", "Musanze"),
        ("kituo cha mabasi cha Musanze", "Musanze"),
        ("Musanze mjini", "Musanze"),
        ("mji wa Kigali", "Kigali-Nyabugogo"),
        ("wilaya ya Huye", "Huye"),
        ("Rouhengeri", "Musanze"),
        ("Kibouye", "Karongi"),
        ("Houye", "Huye"),
        ("Tchyangougou", "Rusizi"),
        ("Nyabougogo", "Kigali-Nyabugogo"),
        ("Gissenyi", "Rubavu"),
        ("Chigali", "Kigali-Nyabugogo"),
    ],
)
def test_the_place_meant_comes_first(q, means):
    assert names(q)[0] == means


FAR = [
    Station("stn_1", "Kampala", (), "Kampala", 0.0, 0.0, "Africa/Kampala"),
    Station("stn_2", "Kabale", (), "Kabale", 0.0, 0.0, "Africa/Kampala"),
    Station("stn_3", "Kampala Road", (), "Huye", 0.0, 0.0, "Africa/Kigali"),
    Station("stn_4", "Ngoma", (), "Huye", 0.0, 0.0, "Africa/Kigali"),
    Station("stn_5", "Ngoma", (), "Kibungo", 0.0, 0.0, "Africa/Kigali"),
]


@pytest.mark.parametrize(
    ("q", "ids"),
    [
        ("Kampala Uganda", ["stn_1"]),
        ("Kampala, Ouganda", ["stn_1"]),
        ("Kanpala Ubugande", ["stn_1"]),
        ("Kampala Ugnada", ["stn_1"]),
        ("Uganda", ["stn_2", "stn_1"]),
        ("Ngoma Huye", ["stn_4"]),
        ("Ngoma, Kibungo", ["stn_5"]),
        ("Ngomaa Kibungo", ["stn_5"]),
        ("Ngoma Kibunggo", ["stn_5"]),
        ("Kampala Kenya", []),
        ("Kibunggo", []),
        ("Ugnada", []),
    ],
)
def test_a_district_or_a_country_beside_the_name_tells_which_one_is_meant(q, ids):
    assert [match.station.station_id for match in find(FAR, q)] == ids


def test_most_names_are_not_compared_letter_by_letter(monkeypatch):
    """So a search stays cheap among thousands of stations."""
    compared: list[str] = []
    distance = stations._distance_to_prefix

    def counted(word: str, name: str, most: int) -> int:
        compared.append(name)
        return distance(word, name, most)

    monkeypatch.setattr(stations, "_distance_to_prefix", counted)
    syllables = ["".join(each) for each in product("bdfgkmnprstz", "aeou")]
    places = [place("".join(each).title()) for each in product(syllables, syllables[::5], ["ru", "sa"])]
    assert len(places) == 960
    find(places, "musnaze")
    assert len(compared) < len(places) / 5


@pytest.mark.parametrize(
    "q", ["zzzz", "xyz", "qwerty", "London", "Paris", "!!", "¿?", "Musanze London", "hut", "Hue"]
)
def test_nonsense_finds_nothing(q):
    assert names(q) == []


@pytest.mark.parametrize("q", ["Rwanda", "town", "bus station", "district of"])
def test_words_that_tell_no_place_are_no_misspelt_name(q):
    assert names(q) == []


@pytest.mark.parametrize("q", ["", "   "])
def test_nothing_typed_offers_the_main_stations(q):
    offered = names(q, 50)
    assert offered == sorted(station.name for station in STATIONS if station.main)
    assert {"Kigali-Nyabugogo", "Musanze", "Rubavu", "Huye"} <= set(offered)


def test_exact_comes_before_prefix_before_alias_before_district():
    places = [place("Beta", district="Base"), place("Gamma", "Base"), place("Basewood"), place("Base")]
    found = find(places, "base")
    assert [match.station.name for match in found] == ["Base", "Basewood", "Gamma", "Beta"]
    assert [match.likeness for match in found] == [
        Likeness.EXACT,
        Likeness.PREFIX,
        Likeness.ALIAS,
        Likeness.WORDS,
    ]


def test_guesses_come_only_where_nothing_matches_as_typed():
    places = [place("Ngoma"), place("Goma")]
    assert [match.station.name for match in find(places, "goma")] == ["Goma"]
    assert [match.station.name for match in find(places, "gomma")] == ["Goma", "Ngoma"]


def test_fewer_slips_come_first():
    found = find([place("Karambo"), place("Kalonge")], "kalengo")
    assert [(match.station.name, match.slips) for match in found] == [("Kalonge", 2)]
    found = find([place("Abarongi"), place("Kalonge")], "kalongi")
    assert [(match.station.name, match.slips) for match in found] == [("Kalonge", 1), ("Abarongi", 2)]


def test_two_short_letters_are_not_guessed_at():
    assert find([place("Huye")], "hx") == []


def test_of_equals_the_main_station_comes_first():
    found = find([place("Kabuga"), place("Kayonza", main=True)], "ka")
    assert [match.station.name for match in found] == ["Kayonza", "Kabuga"]


def test_of_equals_a_preferred_station_comes_first():
    places = [place("Kigali-Nyabugogo", main=True), place("Kigali-Kimironko"), place("Kigalizuri")]
    assert [each.station.name for each in find(places, "kigali", 2)] == [
        "Kigali-Nyabugogo",
        "Kigali-Kimironko",
    ]
    assert find(places, "kigali", 1, {"stn_Kigali-Kimironko"})[0].station.name == "Kigali-Kimironko"
    assert find(places, "kigali nyabugogo", 1, {"stn_Kigali-Kimironko"})[0].station.name == "Kigali-Nyabugogo"


def test_a_word_around_the_name_is_still_a_prefix_when_typed_alone():
    assert "Musanze" in names("mu")


def test_the_limit_is_kept():
    assert len(names("k", 3)) == 3


@pytest.mark.parametrize("station", STATIONS, ids=lambda station: station.name)
def test_every_station_is_found_by_each_of_its_names(station):
    for name in (station.name, *station.aliases):
        assert station.name in names(name, 5)


LONG_WORDS = [
    (station.name, word) for station in STATIONS for word in station.name.split("-") if len(word) > 4
]


@pytest.mark.parametrize("name", [each.name for each in STATIONS if len(each.name) == 4])
def test_a_short_name_is_found_with_any_two_letters_exchanged_or_one_changed(name):
    for place in range(3):
        before, (one, other), behind = name[:place], name[place : place + 2], name[place + 2 :]
        assert names(before + other + one + behind)[0] == name
        assert name in names(before + "x" + other + behind)


@pytest.mark.parametrize(("name", "word"), LONG_WORDS, ids=[word for _, word in LONG_WORDS])
def test_a_station_is_found_with_any_one_letter_missing(name, word):
    for gone in range(len(word)):
        assert name in names(word[:gone] + word[gone + 1 :], len(STATIONS))


@given(st.text(max_size=60), st.integers(1, 20))
def test_any_text_is_answered(q, limit):
    found = find(STATIONS, q, limit)
    assert len(found) <= limit
    assert len({match.station.station_id for match in found}) == len(found)
    assert found == sorted(found, key=lambda match: (match.likeness, match.slips))
