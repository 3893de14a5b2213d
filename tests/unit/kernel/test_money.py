"""Money: whole minor units of one currency."""

import pytest

from tms.kernel.money import Money, total

FARE = Money(3500, "RWF")


def test_amounts_of_one_currency_add_up():
    assert FARE + Money(500, "RWF") == Money(4000, "RWF")
    assert Money(500, "RWF") - FARE == Money(-3000, "RWF")
    assert Money(-3500, "RWF") == -FARE


def test_currencies_do_not_mix():
    with pytest.raises(ValueError, match="RWF and USD"):
        _ = FARE + Money(1, "USD")
    with pytest.raises(ValueError, match="RWF and USD"):
        _ = FARE - Money(1, "USD")


def test_a_total_names_its_currency_even_of_nothing():
    assert total([], "RWF") == Money(0, "RWF")
    assert total([FARE, FARE], "RWF") == Money(7000, "RWF")
    with pytest.raises(ValueError, match="do not add up"):
        total([FARE], "USD")


@pytest.mark.parametrize("amount", [1.0, True, "1", None])
def test_only_whole_numbers_are_amounts(amount: object):
    with pytest.raises(TypeError):
        Money(amount, "RWF")  # type: ignore[arg-type]


@pytest.mark.parametrize("currency", ["rwf", "RW", "RWFF", "R1F", ""])
def test_only_iso_codes_are_currencies(currency: str):
    with pytest.raises(ValueError, match="ISO 4217"):
        Money(1, currency)


def test_people_read_it_with_separators():
    assert str(Money(1234567, "RWF")) == "RWF 1,234,567"
