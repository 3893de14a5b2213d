"""Writes the names that people sign in with under every key of the index: `python -m infra keys reindex`.

It belongs between `keys rotate index-keys` and `keys promote index-keys`: a sign-in looks a name up under the
first key. It may be broken off and begun again; what was written stays.
"""

import time
from typing import Any

from infra import keys
from infra.problems import Stop
from infra.rings import KNOWN_AFTER_SECONDS
from tms.auth import login_store


def reindex(ssm: Any, stage: str) -> tuple[int, int]:
    """Write what is missing; return how many accounts there are, and how many claims were written.

    The domain's stores must be set to that stage; see `infra.domain`.

    Raises:
        Stop: the newest key is so new that some container may not write names under it yet.
    """
    begun = int(time.time())
    written = list(login_store.reindex())
    if not keys.mark_filled(ssm, stage, "index-keys", begun):
        raise Stop(
            f"Wrote {sum(written)} claims, but the newest key is not known everywhere yet: somebody may "
            f"register without it meanwhile. Do this again in {KNOWN_AFTER_SECONDS} s."
        )
    return len(written), sum(written)
