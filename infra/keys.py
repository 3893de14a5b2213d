"""Makes the secrets of a stage: signing keys in SSM SecureStrings, their public halves as one JWKS.

| parameter | type | content |
|---|---|---|
| `/tms/<stage>/token-key` | SecureString | `{"keys": [{"kid", "seed", "made"}]}`, the first signs tokens |
| `/tms/<stage>/ticket-keys` | SecureString | `{"keys": [{"kid": 1..255, "seed", "mac", "made"}]}`, likewise |
| `/tms/<stage>/jwks` | String | the public halves of all of them, RFC 7517; ticket keys are named `tkt-<n>` |
| `/tms/<stage>/momo` | SecureString | the credentials of the Mobile Money account, see `MomoCredentials` |
"""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any, TextIO
from uuid import UUID

from botocore.exceptions import ClientError
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from infra.problems import Stop
from tms.payments.momo import MomoCredentials

Key = dict[str, Any]
LAST_TICKET_KEY = 255

KNOWN_AFTER_SECONDS = 300
"""How long a container may hold the keys that it has read; before that some do not know a new one yet."""


def init(ssm: Any, stage: str, momo: dict[str, str] | None) -> list[str]:
    """Write what is missing, leave what is there; returns the names that were written.

    Args:
        ssm: a client of the account.
        stage: local, staging or prod.
        momo: credentials of the Mobile Money account, None to leave that parameter alone.
    """
    written = []
    for name, make in (("token-key", _token_key), ("ticket-keys", _ticket_key)):
        if _read(ssm, stage, name) is None:
            _write(ssm, stage, name, {"keys": [make([])]})
            written.append(name)
    if momo is not None and _read(ssm, stage, "momo") is None:
        _write(ssm, stage, "momo", momo)
        written.append("momo")
    return written + _publish(ssm, stage)


def missing(ssm: Any, stage: str) -> list[str]:
    """Return the names of the parameters that a deployment of `stage` needs and that are not there."""
    names = ("token-key", "ticket-keys", "jwks", "momo")
    return [_path(stage, name) for name in names if _read(ssm, stage, name) is None]


def put_momo(ssm: Any, stage: str, given: Mapping[str, object]) -> str:
    """Write the credentials of the Mobile Money account, also over older ones; returns the parameter's name.

    Raises:
        Stop: a field is missing, empty, unknown or of the wrong form; nothing is written.
    """
    known = {field.name: field.default is MISSING for field in fields(MomoCredentials)}
    wrong = [f"{name} is not known" for name in given if name not in known]
    for name, needed in known.items():
        value = given.get(name)
        if (needed or name in given) and not (isinstance(value, str) and value.strip()):
            wrong.append(f"{name} is missing")
    if not wrong and not _is_uuid(str(given["api_user"])):
        wrong.append("api_user is no UUID")
    if wrong:
        raise Stop(f"Nothing was written: {', '.join(wrong)}.")
    _write(ssm, stage, "momo", {name: str(value).strip() for name, value in given.items()})
    return _path(stage, "momo")


def ask_for_momo(stdin: TextIO, prompt: Callable[[str], str]) -> dict[str, Any]:
    """Return the credentials as they are typed, or as a JSON object where `stdin` is no terminal.

    Args:
        prompt: asks for one field without showing what is typed.
    """
    if stdin.isatty():
        needed = [field.name for field in fields(MomoCredentials) if field.default is MISSING]
        return {name: prompt(f"{name}: ") for name in needed}
    try:
        given = json.loads(stdin.read())
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise Stop(
            "Send the credentials as one JSON object, or run this in a terminal and be asked for them."
        )
    return given


def rotate(ssm: Any, stage: str, name: str) -> str:
    """Add a key to `token-key` or `ticket-keys` that verifies but does not sign yet. Returns its kid."""
    keys = _ring(ssm, stage, name)
    make: Callable[[list[Key]], Key] = {"token-key": _token_key, "ticket-keys": _ticket_key}[name]
    fresh = make(keys)
    _write(ssm, stage, name, {"keys": [*keys, fresh]})
    _publish(ssm, stage)
    return str(fresh["kid"])


def promote(ssm: Any, stage: str, name: str) -> str:
    """Let the newest key sign; the others still verify. Returns its kid.

    Whoever verifies must know the key before anything is signed with it: deploy between `rotate` and this.

    Raises:
        Stop: the newest key signs already, or is so new that some container may not know it.
    """
    *others, newest = _ring(ssm, stage, name)
    if not others or newest["made"] < others[0]["made"]:
        raise Stop(f"The newest key of {_path(stage, name)} signs already. Add one first: keys rotate {name}")
    wait = newest["made"] + KNOWN_AFTER_SECONDS - int(time.time())
    if wait > 0:
        raise Stop(f"Key {newest['kid']} is not known everywhere yet. Deploy, and try again in {wait} s.")
    _write(ssm, stage, name, {"keys": [newest, *others]})
    return str(newest["kid"])


def _ring(ssm: Any, stage: str, name: str) -> list[Key]:
    keys: list[Key] = (_read(ssm, stage, name) or {}).get("keys", [])
    if not keys:
        raise Stop(f"There is no {_path(stage, name)} yet. Make the keys first: make keys STAGE={stage}")
    return keys


def _token_key(_: list[Key]) -> Key:
    seed = secrets.token_bytes(32)
    public = {"crv": "Ed25519", "kty": "OKP", "x": _public(seed)}
    thumbprint = hashlib.sha256(json.dumps(public, sort_keys=True, separators=(",", ":")).encode()).digest()
    return {"kid": _text(thumbprint), "seed": _text(seed), "made": int(time.time())}  # RFC 7638


def _ticket_key(others: list[Key]) -> Key:
    kid = max((int(one["kid"]) for one in others), default=0) + 1
    if kid > LAST_TICKET_KEY:
        raise Stop("All 255 ticket key numbers are used.")
    seed, mac = (_text(secrets.token_bytes(32)) for _ in range(2))
    return {"kid": kid, "seed": seed, "mac": mac, "made": int(time.time())}


def _publish(ssm: Any, stage: str) -> list[str]:
    """Bring the public JWKS in line with the secret keys; returns ["jwks"] if it changed."""
    tokens = (_read(ssm, stage, "token-key") or {"keys": []})["keys"]
    tickets = (_read(ssm, stage, "ticket-keys") or {"keys": []})["keys"]
    named = [(one["kid"], one) for one in tokens] + [(f"tkt-{one['kid']}", one) for one in tickets]
    jwks = {
        "keys": [
            {
                "kty": "OKP",
                "crv": "Ed25519",
                "kid": kid,
                "use": "sig",
                "alg": "EdDSA",
                "x": _public(_bytes(one["seed"])),
            }
            for kid, one in named
        ]
    }
    if _read(ssm, stage, "jwks") == jwks:
        return []
    _write(ssm, stage, "jwks", jwks, kind="String")
    return ["jwks"]


def _read(ssm: Any, stage: str, name: str) -> dict[str, Any] | None:
    try:
        answer = ssm.get_parameter(Name=_path(stage, name), WithDecryption=True)
    except ClientError as error:
        if error.response["Error"]["Code"] == "ParameterNotFound":
            return None
        raise
    content: dict[str, Any] = json.loads(answer["Parameter"]["Value"])
    return content


def _write(ssm: Any, stage: str, name: str, content: dict[str, Any], kind: str = "SecureString") -> None:
    value = json.dumps(content, separators=(",", ":"))
    ssm.put_parameter(Name=_path(stage, name), Type=kind, Value=value, Overwrite=True)


def _path(stage: str, name: str) -> str:
    return f"/tms/{stage}/{name}"


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _public(seed: bytes) -> str:
    return _text(Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw())


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
