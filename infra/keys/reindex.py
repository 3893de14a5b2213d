"""Writes the index of every identifier anew, under the keys that the index has now: `keys reindex`.

Run it between `keys rotate index-keys` and `keys promote index-keys`, because a sign-in looks an identifier
up under the first key. After `keys retire` and `keys discard` it erases the indexes under the key that is
gone. It may be stopped and started again; what was written stays.
"""

import time
from typing import Any

from infra.keys import stage_keys
from infra.keys.rings import KNOWN_AFTER_SECONDS
from infra.terminal import Stop
from tms.accounts import for_operators as accounts
from tms.accounts.for_operators import Pass

PASSES = 10
"""Each pass checks what the one before wrote, and tries again what somebody had changed meanwhile."""


def reindex(ssm: Any, stage: str) -> Pass:
    """Write every identifier's index under every key, and erase all others; return how many that were.

    The domain's stores must be set to that stage; see `infra.domain`.

    Raises:
        Stop: a key came or went less than `KNOWN_AFTER_SECONDS` ago, so that some container may still use the
            former ring: before the start, and nothing was written, or meanwhile. Or identifiers kept
            changing.
    """
    stage_keys.require_known(ssm, stage, "index-keys")
    begun = int(time.time())
    total = Pass()
    for _ in range(PASSES):
        done = accounts.reindex()
        total = Pass(done.accounts, total.written + done.written, total.removed + done.removed)
        if done.found_nothing:
            if not stage_keys.mark_filled(ssm, stage, "index-keys", begun):
                raise Stop(
                    "A key came or went meanwhile, and some container may not know it yet. "
                    f"Do this again in {KNOWN_AFTER_SECONDS} s; what was written stays."
                )
            return total
    raise Stop("Names changed again and again. Begin again; what was written stays.")
