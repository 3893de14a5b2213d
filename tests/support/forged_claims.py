"""More access tokens that nobody must believe: false claims, JSON that two readers read differently, forms.

The claims are signed by our own key: it would never sign them, and they are refused all the same.
"""

import json
from collections.abc import Iterator
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed448 import Ed448PrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from tests.support.forging import Forge, part, text_of

NOT_TEXT: list[Any] = [None, 0, 1, -1, 1.5, True, False, [], {}, [""], ["x"], {"x": 1}, [[]], [None]]
NOT_WHOLE: list[Any] = [None, "", "x", "1", [], {}, True, False, [1], {"x": 1}, 1.5, "1e9", "99999999999"]
INFINITE = (float("inf"), float("-inf"), float("nan"))


def times(forge: Forge) -> Iterator[str]:
    """Tokens that ran out, or that begin later."""
    issued = forge.claims["iat"]
    for seconds in (6, 7, 10, 60, 899, 900, 3600, 86400, 10**9):
        yield _with(forge, exp=issued - seconds)
        yield _with(forge, iat=issued - 900 - seconds, exp=issued - seconds)
        yield _with(forge, nbf=issued + 60 + seconds)
        yield _with(forge, iat=issued + 60 + seconds, exp=issued + 960 + seconds)
    for never in (0, -1, -(10**9), -(10**30)):
        yield _with(forge, exp=never)
    for late in (10**12, 10**30, issued * 1000):
        yield _with(forge, iat=late, exp=late + 900)
        yield _with(forge, nbf=late)


def readers(forge: Forge) -> Iterator[str]:
    """Claims of other issuers, for other audiences, or left out."""
    issuer, audience = forge.claims["iss"], forge.claims["aud"]
    elsewhere = ["", " ", "https://elsewhere.example", *NOT_TEXT]
    for other in (*elsewhere, f"{issuer}/", issuer.upper(), f"{issuer}.", issuer[:-1], [issuer], {issuer: 1}):
        yield _with(forge, iss=other)
    others = (audience.upper(), f"{audience} ", audience[:-1], f"{audience},x", {audience: 1}, [audience])
    for other in (*elsewhere, *others, [audience, "x"], ["x", audience], [[audience]], [audience] * 2):
        yield _with(forge, aud=other)
    for name in forge.claims:
        if name != "company":
            yield forge.signed(claims={key: value for key, value in forge.claims.items() if key != name})
            yield forge.signed(claims={**forge.claims, name.upper(): forge.claims[name], name: None})


def types(forge: Forge) -> Iterator[str]:
    """Claims of other types than ours."""
    for wrong in NOT_TEXT:
        yield _with(forge, sub=wrong)
        yield _with(forge, jti=wrong)
        if wrong is not None:
            yield _with(forge, company=wrong)
        yield _with(forge, scope=wrong)
    roles: list[Any] = [
        "owner",
        "platform_admin",
        {"owner": 1},
        {},
        1,
        True,
        None,
        1.5,
        "",
        [1],
        [None],
        [["owner"]],
    ]
    for wrong in (*roles, [{"owner": 1}], ["owner", 1], [True], "owner passenger"):
        yield _with(forge, roles=wrong)
    for wrong in (*NOT_WHOLE, *INFINITE):
        yield _with(forge, exp=wrong)
        yield _with(forge, iat=wrong)
        if wrong not in (None, False, True, "1", 1.5):
            yield _with(forge, nbf=wrong)
    for document in ([], [forge.claims], "x", 1, True, {}, {"claims": forge.claims}):
        yield forge.signed(claims=document)


def other_keys(forge: Forge) -> Iterator[str]:
    """Keys of other kinds, each with its own algorithm's name and with ours, under our key's name."""
    curve, big = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP521R1())
    rsa_key = rsa.generate_private_key(65537, 2048)
    pss = padding.PSS(padding.MGF1(hashes.SHA256()), padding.PSS.DIGEST_LENGTH)
    signers: dict[str, Any] = {
        "ES256": lambda data: _joined(curve.sign(data, ec.ECDSA(hashes.SHA256())), 32),
        "ES512": lambda data: _joined(big.sign(data, ec.ECDSA(hashes.SHA512())), 66),
        "RS256": lambda data: rsa_key.sign(data, padding.PKCS1v15(), hashes.SHA256()),
        "PS256": lambda data: rsa_key.sign(data, pss, hashes.SHA256()),
        "Ed448": Ed448PrivateKey.generate().sign,
        "Ed25519": forge.stranger.sign,
    }
    for (name, sign), kid in ((s, k) for s in signers.items() for k in (forge.kid, "mine", forge.tickets[0])):
        for shown in (name, "EdDSA"):
            unsigned = f"{part({'alg': shown, 'typ': 'JWT', 'kid': kid})}.{part(forge.claims)}"
            yield f"Bearer {unsigned}.{text_of(sign(unsigned.encode()))}"


def readings(forge: Forge) -> Iterator[str]:
    """JSON that two readers may read differently, or that is hard to read."""
    kid, good = json.dumps(forge.kid)[1:-1], json.dumps(forge.claims)
    headers = [
        f'{{"alg":"none","alg":"EdDSA","kid":"{kid}"}}', f'{{"alg":"EdDSA","alg":"none","kid":"{kid}"}}',
        f'{{"alg":"EdDSA","kid":"mine","kid":"{kid}"}}', f'{{"alg":"EdDSA","kid":"{kid}","kid":"mine"}}',
        f'{{"\\u0061lg":"EdDSA","kid":"{kid}"}}', f'{{"alg":"EdDSA","kid":"{kid}"}} ',
        f'{{"alg":"EdDSA","kid":"{kid}"', f'\ufeff{{"alg":"EdDSA","kid":"{kid}"}}',
        f'{{"alg":"EdDSA","kid":"{kid}",}}', f'{{"alg":"EdDSA","kid":{kid}}}', '"EdDSA"', "null", "1", "",
        "{}", f'/**/{{"alg":"EdDSA","kid":"{kid}"}}', f'[{{"alg":"EdDSA","kid":"{kid}"}}]', "1" * 6000,
        "NaN", "[" * 5000, "[" * 2000 + "]" * 2000, '{"a":' * 1200 + "1" + "}" * 1200, '{"kid":NaN}',
    ]  # fmt: skip
    payloads = [
        good[:-1] + f',"sub":{json.dumps(forge.claims["sub"])}}}', good[:-1] + ',"roles":["platform_admin"]}',
        '{"exp":99999999999,' + good[1:], good[:-1] + ',"exp":99999999999}', good.replace(" ", "") + " ",
        good, "[" * 5000, "[" * 2000 + "]" * 2000, '{"exp":' + "9" * 5000 + "}", "null", "", "{}",
        "\ufeff" + good,
    ]  # fmt: skip
    known = json.dumps(forge.header).encode()
    for header in headers:
        for encoding in ("utf-8", "utf-16", "utf-32"):
            yield forge.raw(header.encode(encoding), good.encode(), forge.stranger)
            yield f"Bearer {text_of(header.encode(encoding))}.{part(forge.claims)}.{forge.signature}"
    for payload in payloads:
        for encoding in ("utf-8", "utf-16", "utf-32"):
            yield forge.raw(known, payload.encode(encoding), forge.stranger)
            yield f"Bearer {part(forge.header)}.{text_of(payload.encode(encoding))}.{forge.signature}"
    for payload in ("[" * 5000, '{"exp":' + "9" * 5000 + "}", "null", "", "{}", "[]", "NaN", "\ud800"):
        yield forge.raw(known, payload.encode("utf-8", "surrogatepass"), forge.ours)


def forms(forge: Forge) -> Iterator[str]:
    """The good token in another form: padded, spaced, quoted, doubled, cut into other parts."""
    good, (head, body, tail) = forge.good, forge.good.split(".")
    for filled in ("=", "==", "===", "====", "%3D", "\n", "\t", "\r\n", "\0", ".", "..", "~", ",", ";", '"'):
        yield f"Bearer {good}{filled}"
        yield f"Bearer {head}{filled}.{body}.{tail}"
        yield f"Bearer {head}.{body}{filled}.{tail}"
        yield f"Bearer {filled}{good}"
    for space in (
        "\t",
        "\n",
        "\r",
        "\x0b",
        "\x0c",
        "\x1c",
        "\x85",
        "\xa0",
        "\u2003",
        "\u3000",
        "\u200b",
        "\ufeff",
    ):
        yield f"Bearer {good}{space}"
        yield f"Bearer {space}{good}"
        yield f"Bearer{space}{good}"
        yield f"{space}Bearer {good}"
        yield f"Bearer {head}{space}.{body}.{tail}"
    for place in range(0, len(good), 20):
        yield f"Bearer {good[:place]} {good[place:]}" if place else f"Bearer,{good}"
        yield f"Bearer {good[:place]}\n{good[place:]}"
    together = json.dumps({"protected": head, "payload": body, "signature": tail})
    many = json.dumps({"payload": body, "signatures": [{"protected": head, "signature": tail}]})
    for form in (
        f"{head}.{body}", f"{head}..{tail}", f".{body}.{tail}", f"{head}.{body}.", f"{body}.{head}.{tail}",
        f"{good}.{tail}", f"{head}.{good}", f"{head}.{head}.{body}.{tail}", f"{good}.{good}", "..", "...",
        f"{good},{good}", f"{good} {good}", f'"{good}"', f"<{good}>", f"'{good}'", f"access_token={good}",
        f"Bearer {good}",
        f"{head}.{body}.{tail}.x.y", together, many, text_of(good.encode()), good.replace(".", "%2E"),
        good.replace(".", "\uff0e"), good.swapcase(), good[::-1], good.encode().hex(), good * 20, "x" * 9999,
    ):  # fmt: skip
        yield f"Bearer {form}"


def schemes(forge: Forge) -> Iterator[str]:
    """The good token under another scheme, or under none."""
    names = [
        "Basic",
        "Digest",
        "DPoP",
        "Token",
        "JWT",
        "Negotiate",
        "OAuth",
        "MAC",
        "ApiKey",
        "HOBA",
        "Bearer:",
    ]
    names += [
        "Bearer=",
        "Bearer,",
        "Bearers",
        "Beare",
        "B",
        "Be\u0430rer",
        "Bearer\0",
        "Basic Bearer",
        '"Bearer"',
    ]
    for name in names:
        yield f"{name} {forge.good}"
        yield f"{name}\t{forge.good}"
    yield forge.good
    yield f" {forge.good}"
    yield f" Bearer {forge.good}"
    yield f"Bearer{forge.good}"
    yield from (
        "Bearer",
        "Bearer ",
        "bearer  ",
        " ",
        "  ",
        ".",
        "Bearer null",
        "Bearer undefined",
        "Bearer anonymous",
    )


FAMILIES = (times, readers, types, other_keys, readings, forms, schemes)


def _with(forge: Forge, **changed: Any) -> str:
    return forge.signed(claims={**forge.claims, **changed})


def _joined(signature: bytes, size: int) -> bytes:
    return b"".join(number.to_bytes(size) for number in decode_dss_signature(signature))
