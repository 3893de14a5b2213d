"""The key pairs to which clients encrypt request bodies; a generation is one pair for RSA and one for ECDH.

The secret ring is `{"keys": [{"kid", "p", "q", "d", "made"}]}`: the primes of an RSA modulus of 3072 bits and
the scalar of a P-256 key, base64url. As primes, four generations fit into the 4 KiB of a parameter, and a key
is computed from them in a millisecond where reading it from PEM takes 165 (measured).
The first generation is published; every generation decrypts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import lcm
from typing import TYPE_CHECKING, Any

from tms.kernel import base64url

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

RSA, ECDH = "RSA-OAEP-256", "ECDH-ES"
EXPONENT = 65537
RSA_BITS = 3072


@dataclass(frozen=True)
class Key:
    """One private key of ours.

    Attributes:
        kid: its name in the JWKS.
        alg: the one algorithm that it may be used with, `RSA` or `ECDH`.
    """

    kid: str
    alg: str
    _secret: Mapping[str, Any]

    def private(self) -> "RSAPrivateKey | EllipticCurvePrivateKey":
        """Return the key itself."""
        return _rsa_key(self._secret) if self.alg == RSA else _ec_key(self._secret)


def private_keys(ring: Sequence[Mapping[str, Any]]) -> dict[str, Key]:
    """Return the keys of a ring by their names in the JWKS."""
    found = (Key(_name(one, alg), alg, one) for one in ring for alg in (RSA, ECDH))
    return {key.kid: key for key in found}


def new_generation(kid: str) -> dict[str, str]:
    """Make the secret of a new generation, without the time `made`, which the caller adds."""
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    numbers = rsa.generate_private_key(EXPONENT, RSA_BITS).private_numbers()
    scalar = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return {"kid": kid, "p": text(numbers.p), "q": text(numbers.q), "d": text(scalar)}


def public_keys(generation: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the public JWKs (RFC 7517) of a generation."""
    modulus = _number(generation["p"]) * _number(generation["q"])
    point = _ec_key(generation).public_key().public_numbers()
    rsa = {"kty": "RSA", "n": text(modulus), "e": text(EXPONENT)}
    ec = {"kty": "EC", "crv": "P-256", "x": text(point.x, 32), "y": text(point.y, 32)}
    return [
        {"kid": _name(generation, alg), "use": "enc", "alg": alg, **jwk}
        for alg, jwk in ((RSA, rsa), (ECDH, ec))
    ]


def _name(generation: Mapping[str, Any], alg: str) -> str:
    return f"jwe-{generation['kid']}-{'rsa' if alg == RSA else 'ec'}"


def _rsa_key(secret: Mapping[str, Any]) -> "RSAPrivateKey":
    from cryptography.hazmat.primitives.asymmetric import rsa

    p, q = _number(secret["p"]), _number(secret["q"])
    d = pow(EXPONENT, -1, lcm(p - 1, q - 1))
    numbers = rsa.RSAPrivateNumbers(
        p=p,
        q=q,
        d=d,
        dmp1=rsa.rsa_crt_dmp1(d, p),
        dmq1=rsa.rsa_crt_dmq1(d, q),
        iqmp=rsa.rsa_crt_iqmp(p, q),
        public_numbers=rsa.RSAPublicNumbers(EXPONENT, p * q),
    )
    return numbers.private_key(unsafe_skip_rsa_key_validation=True)  # our own numbers, computed just now


def _ec_key(secret: Mapping[str, Any]) -> "EllipticCurvePrivateKey":
    from cryptography.hazmat.primitives.asymmetric import ec

    return ec.derive_private_key(_number(secret["d"]), ec.SECP256R1())


def text(number: int, length: int | None = None) -> str:
    """Write a number as base64url of its big-endian bytes, `length` of them (RFC 7518, section 2)."""
    size = length or (number.bit_length() + 7) // 8
    return base64url.encode(number.to_bytes(size, "big"))


def _number(value: str) -> int:
    return int.from_bytes(base64url.decode(value), "big")
