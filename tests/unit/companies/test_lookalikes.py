"""Names of roles that people would take for each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.companies.lookalikes import look
from tms.companies.roles import is_like_built_in
from tms.kernel.access.permissions import COMPANY_ROLES


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Night  Cashiers ", "night cashiers"),
        ("Night gate", "Nlght gate"),
        ("Inspector 2", "lnspector 2"),
        ("Gate 1", "Gate I"),
        ("Gate 1", "gate l"),
        ("Zone 0", "Zone O"),
        ("Cashier", "\u0421ashier"),
        ("Kassa", "\u039aassa"),
        ("Window", "VVindow"),
        ("Journal", "Joumal"),
        ("Gate", "Ga\u200dte"),
        ("Platform", "\uff30latform"),
    ],
)
def test_names_that_people_take_for_the_same(one: str, other: str):
    assert look(one) == look(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gate 1", "Gate 2"),
        ("Gate 3", "Gate E"),
        ("Gate 4", "Gate A"),
        ("Gate 5", "Gate S"),
        ("Gate 8", "Gate B"),
        ("Employe", "Employ\u00e9"),
        ("Night gate", "Nightgate"),
        ("\u041a\u0430\u0441\u0441\u0438\u0440", "\u041a\u0430\u0441\u0441\u0430"),
    ],
)
def test_names_that_nobody_takes_for_the_same(one: str, other: str):
    assert look(one) != look(other)


@given(st.text(max_size=20))
def test_a_look_is_its_own_look_and_has_no_case(name: str):
    assert look(look(name)) == look(name)
    assert look(name.casefold()) == look(name)


@pytest.mark.parametrize(
    "name",
    [
        "0wner",
        "OWNER",
        "0vvner",
        "Own3r",
        "0wn\u20acr",
        "5upervisor",
        "$upervisor",
        "Superv1sor",
        "f1nance",
        "F!nance",
        "4gent",
        "@gent",
        "A9ent",
        "agen7",
        "Dr|ver",
        "clriver",
        "lnspector",
        "1nspector",
        "p0s_dev1ce",
        "\u041ewner",
        "\u039f\u051c\u039d\u0395R",
        "\u1d0f\u1d21\u0274\u1d07\u0280",
        "o\u200dwner",
        "\uff4fwner",
        "\U0001d428wner",
    ],
)
def test_a_name_that_reads_as_a_built_in_role(name: str):
    assert is_like_built_in(name)


@pytest.mark.parametrize("name", ["Agent 2", "Owners", "Gate", "0", "Co-owner", "Cashier", "Driver5", ""])
def test_a_name_that_does_not(name: str):
    assert not is_like_built_in(name)


def test_every_built_in_role_is_like_itself():
    assert all(map(is_like_built_in, COMPANY_ROLES))
