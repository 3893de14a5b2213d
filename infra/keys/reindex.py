"""Brings the names that people sign in with in line with the keys of the index: `keys reindex`.

It belongs between `keys rotate index-keys` and `keys promote index-keys`: a sign-in looks a name up under the
first key, whichever that is. After `keys retire` and `keys discard` it erases what lies under the key that is
gone. It may be broken off and begun again; what was written stays.
"""

import time
from typing import Any

from infra.keys import stage_keys
from infra.keys.rings import KNOWN_AFTER_SECONDS
from infra.problems import Stop
from tms.accounts.identifiers import reindex_store
from tms.accounts.identifiers.reindex_store import Pass

PASSES = 10
"""Each walk looks at what the one before wrote, or could not write since somebody changed it meanwhile."""


def reindex(ssm: Any, stage: str) -> Pass:
    """Let what is found under every key be what is found under the first; return what that took.

    The domain's stores must be set to that stage; see `infra.domain`.

    Raises:
        Stop: a key came or went so lately that some container writes names by the ring as it was, and nothing
            was written; or one did so meanwhile; or names kept changing.
    """
    stage_keys.require_known(ssm, stage, "index-keys")
    begun = int(time.time())
    total = Pass()
    for _ in range(PASSES):
        done = reindex_store.reindex()
        total = Pass(done.accounts, total.written + done.written, total.removed + done.removed)
        if done.found_nothing:
            if not stage_keys.mark_filled(ssm, stage, "index-keys", begun):
                raise Stop(
                    "A key came or went meanwhile, and some container may not know it yet. "
                    f"Do this again in {KNOWN_AFTER_SECONDS} s; what was written stays."
                )
            return total
    raise Stop("Names changed again and again. Begin again; what was written stays.")
