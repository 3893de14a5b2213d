"""Access tokens that nobody must believe: good ones that were changed, and ones made by a stranger.

Every maker takes a `Forge` and yields the values of Authorization headers. What is random comes from the
forge's own seeded source, so that a token that slips through slips through again.
"""

import base64
import hashlib
import hmac
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

Json = dict[str, Any]

DIGESTS = {"HS256": hashlib.sha256, "HS384": hashlib.sha384, "HS512": hashlib.sha512}


def text_of(raw: bytes) -> str:
    """Return base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def part(document: Any) -> str:
    """Return one part of a token."""
    return text_of(json.dumps(document, separators=(",", ":")).encode())


def ed25519(seed: str) -> Ed25519PrivateKey:
    """Return the private key of a ring's `seed`."""
    return Ed25519PrivateKey.from_private_bytes(base64.urlsafe_b64decode(seed + "=" * (-len(seed) % 4)))


@dataclass
class Forge:
    """What a forger may have: one good token, and keys; also ours, for claims that we would never write.

    Attributes:
        good: a token that is believed.
        ours: the key that signed it.
        tickets: a published key that signs tickets, with its name in the JWKS.
        retired: a key that signed tokens once and is published no more.
        jwks: the public keys as they are published.
    """

    good: str
    ours: Ed25519PrivateKey
    tickets: tuple[str, Ed25519PrivateKey]
    retired: tuple[str, Ed25519PrivateKey]
    jwks: Json
    stranger: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    chance: random.Random = field(default_factory=lambda: random.Random(20261122))

    def __post_init__(self) -> None:
        header, payload, self.signature = self.good.split(".")
        self.header: Json = json.loads(base64.urlsafe_b64decode(header + "=="))
        self.claims: Json = json.loads(base64.urlsafe_b64decode(payload + "=="))
        self.kid: str = self.header["kid"]
        (self.published,) = (key for key in self.jwks["keys"] if key["kid"] == self.kid)

    def signed(self, header: Any = None, claims: Any = None, key: Ed25519PrivateKey | None = None) -> str:
        """Return the header's value for a token signed with `key`, else with our own."""
        unsigned = f"{part(self.header if header is None else header)}."
        unsigned += part(self.claims if claims is None else claims)
        return f"Bearer {unsigned}.{text_of((key or self.ours).sign(unsigned.encode()))}"

    def raw(self, header: bytes, payload: bytes, key: Ed25519PrivateKey) -> str:
        """The same for parts that are no JSON of ours."""
        unsigned = f"{text_of(header)}.{text_of(payload)}"
        return f"Bearer {unsigned}.{text_of(key.sign(unsigned.encode()))}"


def noise(forge: Forge) -> Iterator[str]:
    """Bytes of chance: as they are, as text, as parts of a token, and under a good header."""
    head = part(forge.header)
    for _ in range(1000):
        raw = forge.chance.randbytes(forge.chance.choice((0, 1, 2, 16, 64, 300, 3000)))
        yield f"Bearer {raw.decode('latin-1')}"
        yield f"Bearer {text_of(raw)}.{text_of(raw[::-1])}.{text_of(raw[:64])}"
        yield f"Bearer {head}.{text_of(raw)}.{text_of(forge.chance.randbytes(64))}"
        yield f"Bearer {head}.{part(forge.claims)}.{text_of(forge.chance.randbytes(64))}"


def changes(forge: Forge) -> Iterator[str]:
    """A good token with one character or one bit changed, at every place of it."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    good = forge.good
    for place, letter in enumerate(good):
        before, after = good[:place], good[place + 1 :]
        for _ in range(4):
            yield f"Bearer {before}{forge.chance.choice(alphabet.replace(letter, ''))}{after}"
        yield f"Bearer {before}{forge.chance.choice('.=~ %+/')}{letter}{after}"
        yield f"Bearer {before}{forge.chance.choice(alphabet)}{letter}{after}"
        yield f"Bearer {before}{after}"
        if place:
            yield f"Bearer {before}"
    parts = good.split(".")
    for which, each in enumerate(parts):
        raw = bytearray(base64.urlsafe_b64decode(each + "=="))
        for place, bit in product(range(len(raw)), range(0, 8, 2)):
            raw[place] ^= 1 << bit
            yield "Bearer " + ".".join([*parts[:which], text_of(bytes(raw)), *parts[which + 1 :]])
            raw[place] ^= 1 << bit
    for last in alphabet.replace(good[-1], ""):  # some of them have the very bytes of the signature
        yield f"Bearer {good[:-1]}{last}"


def algorithms(forge: Forge) -> Iterator[str]:
    """No algorithm in every spelling, and names of others, with our own signature or with none."""
    nones: list[Any] = ["".join(letters) for letters in product(*((c, c.upper()) for c in "none"))]
    nones += ["", " ", "none ", " none", "none\n", "none\0", "n\u043ene", "null", "undefined", "false"]
    nones += [None, 0, False, [], {}, ["none"], ["EdDSA"], {"EdDSA": 1}, "EdDSA ", "eddsa", "EDDSA", "Ed448"]
    nones += ["Ed25519", "HS256", "RS256", "ES256", "ES256K", "PS256", "A256GCM", "RSA-OAEP-256", "dir"]
    headers: list[dict[str, Any]] = [forge.header, {"typ": "JWT"}, {"kid": None}, {"kid": ""}]
    for name, kept in product(nones, headers):
        unsigned = f"{part({**kept, 'alg': name})}.{part(forge.claims)}"
        yield f"Bearer {unsigned}."
        yield f"Bearer {unsigned}"
        yield f"Bearer {unsigned}.{forge.signature}"
        yield f"Bearer {unsigned}.{text_of(b'0' * 64)}"
        yield forge.signed({**kept, "alg": name}) if name != "EdDSA" else "Bearer"
    yield forge.signed({"kid": forge.kid, "typ": "JWT"})


def confusions(forge: Forge) -> Iterator[str]:
    """RFC 8725, 2.1: our public key, in every form in which it is written, as the secret of an HMAC."""
    public = forge.ours.public_key()
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    secrets = [pem, pem.strip(), pem.replace(b"\n", b"\r\n"), b"".join(pem.splitlines()[1:-1])]
    secrets += [public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)]
    secrets += [public.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH), public.public_bytes_raw()]
    secrets += [public.public_bytes_raw().hex().encode(), forge.published["x"].encode(), forge.kid.encode()]
    for document in (forge.published, forge.jwks):
        secrets += [json.dumps(document).encode(), json.dumps(document, separators=(",", ":")).encode()]
        secrets += [json.dumps(document, sort_keys=True).encode(), json.dumps(document, indent=1).encode()]
    secrets += [b"", b"\0", b"secret", b"None", forge.claims["iss"].encode()]
    for name, secret in product(DIGESTS, secrets):
        for header in ({**forge.header, "alg": name}, {"alg": name, "typ": "JWT"}, forge.header):
            unsigned = f"{part(header)}.{part(forge.claims)}"
            mac = hmac.digest(secret, unsigned.encode(), DIGESTS[name])
            yield f"Bearer {unsigned}.{text_of(mac)}"


def key_names(forge: Forge) -> Iterator[str]:
    """Names of keys that lead elsewhere, under a stranger's signature and under our own."""
    name, tickets = forge.tickets
    others = [key["kid"] for key in forge.jwks["keys"] if key["kid"] != forge.kid]
    kids: list[Any] = [
        *others,
        "",
        " ",
        None,
        0,
        1,
        True,
        1.5,
        [],
        {},
        [forge.kid],
        {forge.kid: 1},
        "x" * 6000,
    ]
    kids += ["../../dev/null", "/dev/null", "file:///dev/null", "https://elsewhere.example/key.json", "enc-1"]
    kids += [
        f"{forge.kid} ",
        f" {forge.kid}",
        forge.kid.lower() + "=",
        f"{forge.kid}\0",
        forge.kid[:-1],
        "\0",
    ]
    kids += [
        "' OR 1=1 --",
        "key-1'; DROP TABLE keys",
        "$(id)",
        "{{7*7}}",
        "__class__",
        "\ud800",
        "\u202e",
        "tkt-",
    ]
    kids += [f"tkt-{n}" for n in range(4)] + [f"enc-{n}" for n in range(4)]
    for kid in kids:
        yield forge.signed({**forge.header, "kid": kid})
        for key in (forge.stranger, tickets, forge.retired[1]):
            yield forge.signed({**forge.header, "kid": kid}, key=key)
    for key in (forge.stranger, tickets, forge.retired[1]):
        yield forge.signed({"alg": "EdDSA", "typ": "JWT"}, key=key)
        yield forge.signed(key=key)
    yield forge.signed({"alg": "EdDSA", "typ": "JWT"})
    yield forge.signed({**forge.header, "kid": name}, key=tickets)
    yield forge.signed({**forge.header, "kid": forge.retired[0]}, key=forge.retired[1])


def brought_keys(forge: Forge) -> Iterator[str]:
    """A stranger's key that the token itself brings or points to."""
    mine = {"kty": "OKP", "crv": "Ed25519", "x": text_of(forge.stranger.public_key().public_bytes_raw())}
    url = "https://elsewhere.example/jwks.json"
    brought: list[Json] = [
        {"jwk": mine}, {"jwk": {**mine, "kid": forge.kid}}, {"jwk": json.dumps(mine)}, {"jwk": [mine]},
        {"jku": url}, {"jku": forge.claims["iss"]}, {"jku": "file:///etc/passwd"}, {"x5u": url},
        {"x5c": [base64.b64encode(b"certificate").decode()]}, {"x5t": "A" * 27}, {"x5t#S256": "A" * 43},
        {"keys": [mine]}, {"jwks": {"keys": [mine]}}, {"jwks_uri": url}, {"key": mine}, {"cty": "JWT"},
        {"zip": "DEF"}, {"b64": False}, {"b64": False, "crit": ["b64"]}, {"enc": "A256GCM"}, {"epk": mine},
        {"iss": forge.claims["iss"]}, {"verify": False}, {"typ": None}, {"typ": []}, {"typ": "at+jwt"},
    ]  # fmt: skip
    for more, kid in product(brought, (forge.kid, "mine", None, "", url)):
        yield forge.signed({**forge.header, "kid": kid, **more}, key=forge.stranger)
    critical: Any
    for critical in (["b64"], ["exp"], ["x"], [], "exp", None, {}, [1], ["jwk", "kid"]):
        header = {**forge.header, "crit": critical}
        yield forge.signed(header, key=forge.stranger)
        if critical in (["exp"], ["x"], ["jwk", "kid"]):  # a critical extension that we do not know
            yield forge.signed({**header, "x": 1, "exp": 1})


FAMILIES = (noise, changes, algorithms, confusions, key_names, brought_keys)
