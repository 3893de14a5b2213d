"""An entry of the offline manifest, sealed under the token of its ticket; pure.

From the token (its text, ASCII) HKDF-SHA256 makes 48 bytes, with the trip's id as salt and `INFO` as info: 16
by which the entry is found, and 32 that are the key. The entry is AES-256-GCM over padded JSON: a random
nonce of 12 bytes, the encrypted content, the tag of 16 bytes; the trip's id is authenticated with it.

A token cannot be guessed: its signature is made with a key that no device has. So a scanner holds the
passengers of a trip and reads none of them before it is shown a ticket. The form follows alf.io's offline
check-in, which seals attendees under their tickets' secrets.
"""

import json
import secrets
from collections.abc import Mapping

from tms.kernel import base64url

INFO = b"tms offline manifest 1"
ID_BYTES = 16
NONCE_BYTES = 12
PADDED_TO = 64
"""Contents are padded with spaces to a multiple of this, so that no length tells a name."""


def sealed_entry(token: str, trip_id: str, content: Mapping[str, object]) -> tuple[str, str]:
    """Return the id and the sealed content of an entry, both base64url.

    Args:
        token: the text of the QR code that opens it.
        content: plain JSON values.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    identifier, key = _derived(token, trip_id)
    told = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    padded = told + b" " * (-len(told) % PADDED_TO)
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = nonce + AESGCM(key).encrypt(nonce, padded, trip_id.encode())
    return base64url.encode(identifier), base64url.encode(sealed)


def _derived(token: str, trip_id: str) -> tuple[bytes, bytes]:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    made = HKDF(SHA256(), ID_BYTES + 32, trip_id.encode(), INFO).derive(token.encode("ascii"))
    return made[:ID_BYTES], made[ID_BYTES:]
