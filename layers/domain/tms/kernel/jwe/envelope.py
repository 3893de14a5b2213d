"""Sealed routes: a body that comes as a JWE is opened, and its answer sealed to the client's own key."""

from dataclasses import dataclass, replace

from tms.kernel.clock import epoch
from tms.kernel.http.answers import Rendered
from tms.kernel.jwe.bodies import Opened, bad, open_body, seal
from tms.kernel.jwe.keys import private_keys
from tms.kernel.jwe.replays import note
from tms.kernel.secrets import secret
from tms.kernel.settings import from_environment

MEDIA_TYPE = "application/jose"


@dataclass(frozen=True)
class Settings:
    """Where the keys are to which clients encrypt."""

    jwe_keys_parameter: str


settings = from_environment(Settings)


class Envelope:
    """What one request came in, and what its answer leaves in."""

    def __init__(self) -> None:
        self._opened: Opened | None = None

    def open(self, content_type: str, raw: bytes) -> tuple[str, bytes]:
        """Return media type and body as they would have come in the clear; what came so stays as it is.

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
        self._opened = open_body(raw, keys, epoch())
        note(self._opened.jti, self._opened.iat)
        return "application/json", self._opened.plaintext

    def close(self, answer: Rendered) -> Rendered:
        """Return the answer as it leaves: sealed, if the request was opened and named a key for that."""
        if self._opened is None or self._opened.reply_key is None or not answer.body:
            return answer
        body = answer.body if isinstance(answer.body, bytes) else answer.body.encode()
        text = seal(
            body,
            answer.headers["Content-Type"],
            self._opened.reply_key,
            reply_to=self._opened.jti,
            iat=epoch(),
        )
        return replace(answer, headers={**answer.headers, "Content-Type": MEDIA_TYPE}, body=text)
