"""Each JWE is taken once: its `jti` is noted before anything is done, for as long as its `iat` would pass.

The note is not undone when the work then fails, or the function dies: whoever tries again makes a new JWE.
Where the work itself must not be done twice, the route asks for an Idempotency-Key, and the new JWE is sent
with the key of the old one.
"""

from tms.kernel.access.guards import GuardRecord
from tms.kernel.errors import BadRequest
from tms.kernel.jwe.bodies import WINDOW_SECONDS
from tms.kernel.store import save_new


class JtiRecord(GuardRecord):
    """`JTI#<jti>` / `SEEN`: a JWE that was taken. One space for all callers: none may repeat another's."""


def note(jti: str, iat: int) -> None:
    """Take a JWE that was made at `iat` (epoch seconds), once.

    Raises:
        BadRequest: `jwe_replayed`: it was taken before.
    """
    if not save_new(JtiRecord(f"JTI#{jti}", "SEEN", expires=iat + 2 * WINDOW_SECONDS)):
        raise BadRequest("jwe_replayed", "This JWE came before. Make a new one, with a jti of its own.")
