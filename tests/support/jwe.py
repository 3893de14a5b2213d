"""Makes JWEs as a client would: with a library after our description, and with bare primitives."""

import base64
import json
import os
import struct
from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from joserfc import jwe, jwk

from tms.kernel.clock import epoch
from tms.kernel.jwe import keys

Json = dict[str, Any]


@cache
def generation(kid: str) -> Json:
    """Return a generation of our keys, made once in a process: an RSA key takes a while."""
    return keys.new_generation(kid)


def b64(value: bytes) -> str:
    """Write base64url without padding."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def raw(text: str) -> bytes:
    """Read base64url without padding."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def published(jwks: Json, alg: str) -> Json:
    """Return the key of a JWKS that bodies are encrypted to with `alg`."""
    (found,) = [key for key in jwks["keys"] if key.get("use") == "enc" and key["alg"] == alg]
    return dict(found)


def header_for(key: Json, reply_key: Json | None = None, **more: Any) -> Json:
    """Return the protected header of a request that is made now for one of our keys."""
    header = {"alg": key["alg"], "enc": "A256GCM", "kid": key["kid"], "iat": epoch(), "jti": str(uuid4())}
    if reply_key is not None:
        header["reply_key"] = reply_key
    return {name: value for name, value in (header | more).items() if value is not None}


def by_library(body: Json | bytes, key: Json, header: Json) -> str:
    """Encrypt a body as the API's description says, with a JOSE library."""
    public = {name: value for name, value in key.items() if name in {"kty", "crv", "x", "y", "n", "e"}}
    plaintext = body if isinstance(body, bytes) else json.dumps(body).encode()
    registry = jwe.JWERegistry(
        algorithms=[header["alg"], header["enc"], *([header["zip"]] if "zip" in header else ())],
        strict_check_header=False,
    )
    registry.max_protected_header_length = 1 << 20
    return jwe.encrypt_compact(dict(header), plaintext, jwk.import_key(public), registry=registry)


def by_hand(body: bytes, key: Json, header: Json, *, cek: bytes | None = None) -> str:
    """Encrypt a body with RSA, ECDH, SHA-256 and AES alone (RFC 7516, section 5.1; RFC 7518, section 4)."""
    header, encrypted_key = dict(header), b""
    if key["kty"] == "RSA":
        e, n = (int.from_bytes(raw(key[name]), "big") for name in ("e", "n"))
        cek = cek or os.urandom(32)
        oaep = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)
        encrypted_key = rsa.RSAPublicNumbers(e, n).public_key().encrypt(cek, oaep)
    else:
        x, y = (int.from_bytes(raw(key[name]), "big") for name in ("x", "y"))
        own = ec.generate_private_key(ec.SECP256R1())
        point = own.public_key().public_numbers()
        header.setdefault("epk", ec_jwk(point.x, point.y))
        shared = own.exchange(ec.ECDH(), ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key())
        cek = concat_kdf(shared, header["enc"])
    protected = b64(json.dumps(header).encode())
    iv = os.urandom(12)
    ciphertext = AESGCM(cek).encrypt(iv, body, protected.encode())
    return ".".join([protected, b64(encrypted_key), b64(iv), b64(ciphertext[:-16]), b64(ciphertext[-16:])])


def concat_kdf(shared: bytes, enc: str) -> bytes:
    """Derive the content key of direct key agreement, without party names (RFC 7518, section 4.6.2)."""
    digest = hashes.Hash(hashes.SHA256())
    digest.update(struct.pack(">I", 1) + shared)
    digest.update(struct.pack(">I", len(enc)) + enc.encode())
    digest.update(bytes(4) + bytes(4) + struct.pack(">I", 256))
    return digest.finalize()


def ec_jwk(x: int, y: int, crv: str = "P-256", size: int = 32) -> Json:
    """Return the public JWK of a point."""
    return {"kty": "EC", "crv": crv, "x": b64(x.to_bytes(size, "big")), "y": b64(y.to_bytes(size, "big"))}


def new_reply_key(kty: str = "EC", of: Any = "P-256") -> tuple[Json, Any]:
    """Make a client's key pair; returns the public JWK and the library's private key."""
    private = jwk.generate_key(kty, of, private=True)  # type: ignore[call-overload]
    return private.as_dict(private=False), private


def opened(text: str, private: Any) -> tuple[Json, bytes]:
    """Open an answer as a client does; returns its protected header and the body."""
    algorithms = ["RSA-OAEP-256", "ECDH-ES", "A256GCM"]
    registry = jwe.JWERegistry(algorithms=algorithms, strict_check_header=False)
    registry.max_ciphertext_length = 1 << 20
    found = jwe.decrypt_compact(text, private, registry=registry)
    return dict(found.protected), found.plaintext or b""


def tampered(text: str, part: int, bit: int) -> str:
    """Return a JWE with one bit of one part changed; the part's bytes, not its letters."""
    parts = text.split(".")
    value = bytearray(raw(parts[part]))
    value[bit // 8] ^= 1 << bit % 8
    parts[part] = b64(bytes(value))
    return ".".join(parts)


def with_header(text: str, change: Mapping[str, Any]) -> str:
    """Return a JWE whose header says something else; None takes a name away."""
    first, _, rest = text.partition(".")
    header = {name: value for name, value in (json.loads(raw(first)) | change).items() if value is not None}
    return f"{b64(json.dumps(header).encode())}.{rest}"
