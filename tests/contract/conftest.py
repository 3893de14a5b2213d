"""The contract that the answers of one run are held against."""

import pytest

from tests.support.answers import Contract


@pytest.fixture(scope="session")
def contract() -> Contract:
    return Contract()
