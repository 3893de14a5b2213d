"""Every order in which buyers, payers, the company and the clock can meet: nothing is sold twice or lost."""

from dataclasses import replace

import pytest

from tests.support.model.explore import explore
from tests.support.model.sales import Fault, Rules
from tests.support.sizes import SOAK

NOTHING = Rules(at_once=1, cancels=False, exchanges=False, swaps=False, ends=False)
TWO = Rules(buyers=2)
"""Two buyers, and everything that can happen to them, with two functions at a time between their
reading and writing."""

IN_THE_GATE = {
    "two buyers, everything": TWO,
    "two buyers, everything, an exchange that costs more": replace(TWO, due=True, at_once=1),
    "three buyers who hold, pay and let go": NOTHING,
    "three buyers who cancel and exchange": replace(NOTHING, cancels=True, exchanges=True),
    "three buyers and another bus": replace(NOTHING, swaps=True),
}
IN_THE_SOAK = {
    "three buyers, everything": Rules(at_once=1),
    "three buyers, everything, an exchange that costs more": Rules(at_once=1, due=True),
}


@pytest.mark.parametrize("rules", [pytest.param(rules, id=name) for name, rules in IN_THE_GATE.items()])
def test_nothing_is_sold_twice_and_everything_ends_well(rules: Rules, record_property) -> None:
    seen = explore(rules)
    record_property("states", seen.states)
    assert seen.states > 1000, "a model in which nothing happens shows nothing"


@pytest.mark.skipif(not SOAK, reason="millions of states: make soak")
@pytest.mark.parametrize("rules", [pytest.param(rules, id=name) for name, rules in IN_THE_SOAK.items()])
def test_with_all_buyers_and_everything_at_once_too(rules: Rules) -> None:
    assert explore(rules).states > 1_000_000


@pytest.mark.parametrize("condition", ["takeable", "closed", "paused", "pending", "own"])
def test_without_any_one_of_the_conditions_something_goes_wrong(condition: str) -> None:
    with pytest.raises(Fault):
        explore(replace(TWO, without=frozenset({condition})))
