"""How much of a long proof is run: a small part by `make test`, all of it by `make soak`."""

import os
from typing import Final

from hypothesis import settings

SOAK: Final = os.environ.get("TMS_SOAK") == "1"
"""Whether this run is `make soak`."""

settings.register_profile("gate", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("soak", max_examples=5000, deadline=None, print_blob=True)


def sized(test: int, soak: int) -> int:
    """Return how many of something a proof tries: `test` of them in every run, `soak` in the long one."""
    return soak if SOAK else test


def load_profile() -> None:
    """Let hypothesis try the same few examples in every run, and many other ones in the long one."""
    settings.load_profile("soak" if SOAK else "gate")
