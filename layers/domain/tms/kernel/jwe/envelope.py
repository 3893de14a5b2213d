"""Routes with `jwe=True`: a body that is a JWE is decrypted, and its answer encrypted to the client's
key.

A JWE is taken once. Its `jti` is noted before anything else is done, for as long as its `iat` would pass. The
note stays when the work then fails or the function dies: a client that tries again makes a new JWE. Where the
work must not be done twice, the route asks for an Idempotency-Key, and the new JWE comes with the old key.
"""

from dataclasses import dataclass, replace

from tms.kernel.access.guards import GuardRecord
from tms.kernel.clock import epoch
from tms.kernel.errors import BadRequest
from tms.kernel.http.answers import Rendered
from tms.kernel.jwe.bodies import WINDOW_SECONDS, Decrypted, bad, decrypt_body, encrypt_body
from tms.kernel.jwe.keys import private_keys
from tms.kernel.secrets import secret
from tms.kernel.settings import from_environment
from tms.kernel.store import save_new

MEDIA_TYPE = "application/jose"


@dataclass(frozen=True)
class Settings:
    """The parameter with the keys that clients encrypt to."""

    jwe_keys_parameter: str


settings = from_environment(Settings)


class JtiRecord(GuardRecord):
    """`JTI#<jti>` / `SEEN`: a JWE that was taken, from any caller: nobody may repeat another's."""


class Envelope:
    """The encryption of one request and of its answer."""

    def __init__(self) -> None:
        self._decrypted: Decrypted | None = None

    def open(self, content_type: str, raw: bytes) -> tuple[str, bytes]:
        """Return media type and body in the clear; a body that is no JWE is returned as it came.

        Raises:
            BadRequest: `bad_jwe`, `jwe_replayed`.
            PayloadTooLarge: `body_too_large`.
        """
        media_type = content_type.partition(";")[0].strip().lower()
        if media_type == f"{MEDIA_TYPE}+json":
            raise bad(f"Send the JWE in compact serialization, as {MEDIA_TYPE}.")
        if media_type != MEDIA_TYPE:
            return content_type, raw
        keys = private_keys(secret(settings().jwe_keys_parameter)["keys"])
        self._decrypted = decrypt_body(raw, keys, epoch())
        take_once(self._decrypted.jti, self._decrypted.iat)
        return "application/json", self._decrypted.plaintext

    def close(self, answer: Rendered) -> Rendered:
        """Return the answer as it is sent: encrypted, if the request came encrypted and named a reply key."""
        if self._decrypted is None or self._decrypted.reply_key is None or not answer.body:
            return answer
        body = answer.body if isinstance(answer.body, bytes) else answer.body.encode()
        text = encrypt_body(
            body,
            answer.headers["Content-Type"],
            self._decrypted.reply_key,
            reply_to=self._decrypted.jti,
            iat=epoch(),
        )
        return replace(answer, headers={**answer.headers, "Content-Type": MEDIA_TYPE}, body=text)


def take_once(jti: str, iat: int) -> None:
    """Note that the JWE `jti`, made at `iat` (epoch seconds), was taken.

    Raises:
        BadRequest: `jwe_replayed`: it was taken before.
    """
    if not save_new(JtiRecord(f"JTI#{jti}", "SEEN", expires=iat + 2 * WINDOW_SECONDS)):
        raise BadRequest("jwe_replayed", "This JWE came before. Make a new one, with a jti of its own.")
