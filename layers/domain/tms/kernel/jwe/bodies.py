"""JWE bodies (RFC 7516): decrypts what a client encrypted to our key, encrypts an answer to the client's key.

One form is read and no other: compact serialization, the key encrypted by RSA-OAEP-256 or agreed by ECDH-ES,
the content encrypted by A256GCM, not compressed. The header is checked completely before the library, and so
any cipher, sees it. Every failure after that check has the same answer, for a changed byte as for a wrong
key, so an attacker does not learn how far a forgery came.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tms.kernel import base64url
from tms.kernel.errors import BadRequest, PayloadTooLarge
from tms.kernel.http.routes import MAX_BODY_BYTES
from tms.kernel.jwe.keys import ECDH, EXPONENT, RSA, Key

if TYPE_CHECKING:
    from joserfc.jwe import JWERegistry

ENC = "A256GCM"
MAX_HEADER = 4096
"""Characters of an encoded header; one with a reply key of RSA-4096 has 1,400."""

WINDOW_SECONDS = 300
"""How far `iat` may be before or after our clock."""

MAX_KID = 100
RSA_BITS = range(2048, 4096 + 1)

_KNOWN = frozenset({"alg", "enc", "kid", "iat", "jti", "reply_key", "epk", "apu", "apv", "typ", "cty"})
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_PUBLIC = {"RSA": ("n", "e"), "EC": ("crv", "x", "y"), "OKP": ("crv", "x")}
"""The public members of a JWK by its kind (RFC 7518, section 6; RFC 8037)."""

_PRIVATE = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
_CURVES = {"EC": ("P-256", "P-384"), "OKP": ("X25519",)}


@dataclass(frozen=True)
class ReplyKey:
    """The client's public key, to which its answer is encrypted.

    Attributes:
        alg: `RSA-OAEP-256` or `ECDH-ES`.
        kid: the client's name for it, if it has one.
    """

    alg: str
    kid: str | None
    _key: Any


@dataclass(frozen=True)
class Decrypted:
    """The content of a JWE.

    Attributes:
        plaintext: at most `MAX_BODY_BYTES`.
        jti: the client's UUID for this very request, in lower case.
        iat: when the client made it, epoch seconds.
        reply_key: None where the answer is to be in the clear.
    """

    plaintext: bytes
    jti: str
    iat: int
    reply_key: ReplyKey | None


def decrypt_body(raw: bytes, keys: Mapping[str, Key], now: int) -> Decrypted:
    """Return the content of a JWE that was encrypted to one of `keys` at about `now` (epoch seconds).

    Raises:
        BadRequest: `bad_jwe`, whatever is wrong with it.
        PayloadTooLarge: the plaintext has more than `MAX_BODY_BYTES`.
    """
    parts = raw.split(b".", 5)
    if len(parts) != 5:
        raise bad("The body is no JWE in compact serialization: five parts with dots between them.")
    _check_sizes(parts)
    header = _header(parts[0])
    key = _key_of(header, keys)
    _check_known(header)
    _check_epk(header, key)
    jti, iat = _jti(header), _iat(header, now)
    reply_key = read_reply_key(header["reply_key"]) if "reply_key" in header else None
    return Decrypted(_decrypted(raw, key), jti, iat, reply_key)


def encrypt_body(plaintext: bytes, media_type: str, reply_key: ReplyKey, *, reply_to: str, iat: int) -> str:
    """Return an answer as a compact JWE.

    Args:
        media_type: of the plaintext; it becomes `cty`.
        reply_to: the `jti` of the request that this answers.
    """
    header = {"alg": reply_key.alg, "enc": ENC, "cty": media_type, "iat": iat, "reply_to": reply_to}
    if reply_key.kid is not None:
        header["kid"] = reply_key.kid
    return _encrypted(header, plaintext, reply_key)


def read_reply_key(jwk: object) -> ReplyKey:
    """Return the key to which a client wants its answer encrypted.

    The JWK's public members are read; others, which a browser adds when it exports a key, are ignored.

    Raises:
        BadRequest: `bad_jwe`: the key is private, weak, of a kind that we do not know, or no key at all.
    """
    if not isinstance(jwk, dict):
        raise bad("reply_key is no JWK.")
    if _PRIVATE & jwk.keys():
        raise bad(
            "reply_key holds a private key; throw that key away, and send the public half of a new one."
        )
    kty, kid = jwk.get("kty"), jwk.get("kid")
    if not isinstance(kty, str) or kty not in _PUBLIC or jwk.get("crv") not in _CURVES.get(kty, (None,)):
        raise bad("reply_key is to be an RSA key, or one on the curve P-256, P-384 or X25519.")
    alg = RSA if kty == "RSA" else ECDH
    if jwk.get("alg", alg) != alg or jwk.get("use", "enc") != "enc":
        raise bad(f"reply_key is to be meant for encryption (use enc), with {alg}.")
    if kid is not None and not (isinstance(kid, str) and len(kid) <= MAX_KID):
        raise bad(f"The kid of reply_key is to be a text of at most {MAX_KID} characters.")
    public = {name: jwk.get(name) for name in ("kty", *_PUBLIC[kty])}
    if kty == "RSA":
        _check_rsa(public)
    return ReplyKey(alg, kid, _imported(public, alg))


def bad(detail: str) -> BadRequest:
    """Return the problem of a body that cannot be decrypted."""
    return BadRequest("bad_jwe", detail)


def _check_sizes(parts: list[bytes]) -> None:
    header, encrypted_key, iv, ciphertext, tag = parts
    if len(header) > MAX_HEADER:
        raise bad(f"The protected header of the JWE may have {MAX_HEADER} characters.")
    if len(ciphertext) * 3 // 4 > MAX_BODY_BYTES:  # GCM: the plaintext is as long as the ciphertext
        raise PayloadTooLarge("body_too_large", f"The body may have {MAX_BODY_BYTES} bytes.")
    if len(encrypted_key) > 1024 or len(iv) != 16 or len(tag) != 22:
        raise bad("The JWE has not the parts that A256GCM makes: 12 bytes of IV, 16 bytes of tag.")


def _header(part: bytes) -> dict[str, Any]:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise ValueError("a name comes twice")
        return found

    try:
        found = json.loads(base64url.decode(part.decode("ascii")), object_pairs_hook=unique)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise bad("The protected header of the JWE is no JSON object in base64url.")
    return found


def _key_of(header: Mapping[str, Any], keys: Mapping[str, Key]) -> Key:
    if header.get("alg") not in (RSA, ECDH):
        raise bad(f"alg is to be {RSA} or {ECDH}.")
    if header.get("enc") != ENC:
        raise bad(f"enc is to be {ENC}.")
    kid = header.get("kid")
    key = keys.get(kid) if isinstance(kid, str) else None
    if key is None:
        raise bad("kid names no key of ours; take one of use enc from /.well-known/jwks.json.")
    if key.alg != header["alg"]:
        raise bad(f"The key that kid names is for {key.alg}.")
    return key


def _check_known(header: Mapping[str, Any]) -> None:
    """Refuse `zip`, `crit` and every other member that could change how a JWE is read."""
    if not header.keys() <= _KNOWN:
        raise bad(f"The protected header may have {', '.join(sorted(_KNOWN))}, and nothing else.")
    if header.get("cty", "json") not in ("json", "application/json"):
        raise bad("cty is to be application/json.")
    if not all(isinstance(header.get(name, ""), str) for name in ("typ", "apu", "apv")):
        raise bad("typ, apu and apv are to be texts.")


def _check_epk(header: Mapping[str, Any], key: Key) -> None:
    if (key.alg == ECDH) is not ("epk" in header):
        raise bad("epk, the ephemeral public key, belongs to ECDH-ES and to nothing else.")
    if key.alg != ECDH:
        return
    epk = header["epk"]
    if (
        not isinstance(epk, dict)
        or (epk.get("kty"), epk.get("crv")) != ("EC", "P-256")
        or _PRIVATE & epk.keys()
        or not all(isinstance(epk.get(name), str) and len(epk[name]) == 43 for name in ("x", "y"))
    ):
        raise bad("epk is to be a public JWK on the curve of our key, P-256.")


def _jti(header: Mapping[str, Any]) -> str:
    jti = header.get("jti")
    if not isinstance(jti, str) or not _UUID.fullmatch(jti):
        raise bad("jti is to be a new UUID for each request.")
    return jti.lower()


def _iat(header: Mapping[str, Any], now: int) -> int:
    iat = header.get("iat")
    if type(iat) is not int:  # true is an int, too
        raise bad("iat is to be the time of making, in whole seconds since 1970.")
    if abs(iat - now) > WINDOW_SECONDS:
        raise bad(f"iat is more than {WINDOW_SECONDS} s from our clock, which says {now}.")
    return iat


def _check_rsa(public: Mapping[str, Any]) -> None:
    """Refuse an RSA key of another size or exponent: a long exponent would cost much CPU time."""
    try:
        n, e = (int.from_bytes(base64url.decode(public[name]), "big") for name in ("n", "e"))
    except (TypeError, ValueError):
        n, e = 0, 0
    if n.bit_length() not in RSA_BITS or not n % 2 or e != EXPONENT:
        raise bad("An RSA reply_key is to have 2048 to 4096 bits and the exponent 65537 (AQAB).")


def _imported(public: Mapping[str, Any], alg: str) -> Any:
    """Return the library's key after one trial encryption: an answer must not fail once the work is done."""
    from joserfc import errors, jwk

    try:
        key = jwk.import_key(dict(public))
        _encrypted({"alg": alg, "enc": ENC}, b"", ReplyKey(alg, None, key))
    except (errors.JoseError, ValueError, TypeError, LookupError, AssertionError):
        raise bad("reply_key is no public key that can be encrypted to.") from None
    return key


def _encrypted(header: dict[str, Any], plaintext: bytes, reply_key: ReplyKey) -> str:
    from joserfc import jwe

    return jwe.encrypt_compact(header, plaintext, reply_key._key, registry=_registry(reply_key.alg))  # noqa: SLF001


def _decrypted(raw: bytes, key: Key) -> bytes:
    from joserfc import errors, jwe, jwk

    private = key.private()
    holder = jwk.RSAKey if key.alg == RSA else jwk.ECKey
    try:
        opened = jwe.decrypt_compact(raw, holder.import_key(private), registry=_registry(key.alg))  # type: ignore[arg-type]
    except (errors.JoseError, ValueError, TypeError, LookupError, AssertionError):
        raise bad("The JWE does not open: it was changed on the way, or made for another key.") from None
    return opened.plaintext or b""


def _registry(alg: str) -> "JWERegistry":
    """Return a registry that allows the library this one algorithm; sizes and names were checked above."""
    from joserfc.jwe import JWERegistry

    registry = JWERegistry(algorithms=[alg, ENC], strict_check_header=False)
    registry.max_protected_header_length = MAX_HEADER
    registry.max_ciphertext_length = 2 * MAX_BODY_BYTES
    return registry
