"""Encrypted bodies in the document: how a client makes one, and the form of such requests and answers."""

from typing import Any

from tms.kernel.jwe.bodies import ENC, WINDOW_SECONDS
from tms.kernel.jwe.keys import ECDH, RSA

Json = dict[str, Any]

MEDIA_TYPE = "application/jose"

ABOUT = f"""\
## Encrypted bodies

Operations that list `{MEDIA_TYPE}` also take their JSON body as a JWE (RFC 7516), which nothing between the \
client and us can read, such as a company's proxy. Plain JSON is accepted as well.

1. Fetch `/.well-known/jwks.json` and choose a key with `use` `enc`: its `alg` is `{RSA}` or `{ECDH}`. \
Keep it for five minutes at most, because keys are replaced.
2. Make the protected header, see `JweHeader`: `alg` and `kid` of that key, `enc` `{ENC}`, `iat` the time in \
seconds, `jti` a new UUID. For an encrypted answer, make a key pair of your own and put its public JWK into \
`reply_key`.
3. Encrypt the JSON body in compact serialization, not compressed: five parts with dots between them.
4. Send it with the header `Content-Type: {MEDIA_TYPE}`. Access token, Booking-Key and Idempotency-Key stay \
headers of the request.
5. An answer that comes as `{MEDIA_TYPE}` opens with the private half of `reply_key`. Its header, see \
`JweAnswerHeader`, has the media type of the body as `cty` and the request's `jti` as `reply_to`. Status and \
other headers are as without encryption. A refusal that comes before the body is decrypted is not encrypted, \
and neither is an answer without a body.

A JWE is taken once. To try again, make a new one with a new `jti`, and send the same Idempotency-Key if the \
operation has one. `iat` may be {WINDOW_SECONDS} seconds off; a 400 `bad_jwe` tells the time of our clock. \
Encryption does not prove who sent a body or an answer; the access token and TLS do.
"""

_TEXT = {"type": "string"}
_KEY = {"type": "object", "additionalProperties": True}

SCHEMAS: Json = {
    "Jwe": {
        "description": "A JWE in compact serialization (RFC 7516, section 7.1) with the JSON body inside.",
        **_TEXT,
        "pattern": r"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]{22}$",
    },
    "JweHeader": {
        "description": "The protected header of a request's JWE. Any other member is refused.",
        "type": "object",
        "properties": {
            "alg": {**_TEXT, "enum": [RSA, ECDH], "description": "The `alg` of our key."},
            "enc": {"const": ENC},
            "kid": {**_TEXT, "description": "The `kid` of our key."},
            "iat": {"type": "integer", "description": "When the JWE was made, in seconds since 1970."},
            "jti": {**_TEXT, "format": "uuid", "description": "A new UUID for each JWE."},
            "reply_key": {
                **_KEY,
                "description": "The public JWK to encrypt the answer to: RSA of 2048 to 4096 bits with the "
                "exponent 65537, or P-256, P-384, X25519. Its `kid` comes back in the answer's header.",
            },
            "epk": {**_KEY, "description": f"The ephemeral public key of {ECDH}; libraries make it."},
            "apu": {**_TEXT, "description": f"Names a party of {ECDH}; may be left out."},
            "apv": {**_TEXT, "description": f"Names a party of {ECDH}; may be left out."},
            "cty": {**_TEXT, "enum": ["application/json", "json"], "description": "May be left out."},
            "typ": {**_TEXT, "description": "May be left out."},
        },
        "required": ["alg", "enc", "kid", "iat", "jti"],
        "additionalProperties": False,
    },
    "JweAnswerHeader": {
        "description": "The protected header of an answer's JWE.",
        "type": "object",
        "properties": {
            "alg": {**_TEXT, "enum": [RSA, ECDH], "description": "As the kind of the reply key demands."},
            "enc": {"const": ENC},
            "kid": {**_TEXT, "description": "The `kid` of the reply key, if it has one."},
            "epk": {**_KEY, "description": f"The ephemeral public key of {ECDH}."},
            "cty": {**_TEXT, "description": "The media type of the body, application/problem+json for one."},
            "iat": {"type": "integer", "description": "When the answer was made, in seconds since 1970."},
            "reply_to": {**_TEXT, "format": "uuid", "description": "The `jti` of the request."},
        },
        "required": ["alg", "enc", "cty", "iat", "reply_to"],
    },
}

_EXAMPLE = "eyJhbGciOiJFQ0RILUVTIiwuLi59..r2d8oVZ7mQ1xw5Tn.bm90IGEgcmVhbCBvbmU.0123456789abcdefghijkg"


def content() -> Json:
    """Return the content, beside its own media type, of a body or answer that may be encrypted."""
    return {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Jwe"}, "example": _EXAMPLE}}
