"""Makes the secrets of a stage: key rings in SSM SecureStrings, and their public keys in one JWKS.

| parameter | type | content |
|---|---|---|
| `/tms/<stage>/token-key` | SecureString | `{"keys": [{"kid", "seed", "made"}]}`, the first signs tokens |
| `/tms/<stage>/ticket-keys` | SecureString | `{"keys": [{"kid": 1..255, "seed", "mac", "made"}]}`, likewise |
| `/tms/<stage>/jwe-keys` | SecureString | `{"keys": [{"kid", "p", "q", "d", "made"}]}`, the first is public |
| `/tms/<stage>/data-keys` | SecureString | `{"keys": [{"kid", "wrapped", "made"}]}`, the first seals |
| `/tms/<stage>/index-keys` | SecureString | `{"keys": [{"kid", "key", "made"}]}`, the first finds |
| `/tms/<stage>/personal-key-arn` | String | the KMS key that wraps the data keys |
| `/tms/<stage>/jwks` | String | the public keys, RFC 7517; tickets' are `tkt-<n>`, bodies' `jwe-<n>-..` |
| `/tms/<stage>/momo` | SecureString | the credentials of the Mobile Money account, see `MomoCredentials` |

Data keys seal personal data, index keys find it (`tms.kernel.privacy.vault`,
`tms.kernel.privacy.blind_index`). Keys and rings carry these epoch seconds:

| field | meaning |
|---|---|
| `made` | the key was made |
| `filled` | all data was written under this new key |
| `until` | another key took its place as the first one |
| `unused` | since then no data is left under this former key |
| `left` of a ring | a key was taken out; data may be left under it |
"""

import time
from collections.abc import Mapping, Sequence
from typing import Any

from infra.keys.advice import keys_command, make_command
from infra.keys.parameters import path, read, read_text, write, write_text
from infra.keys.personal_key import personal_alias, personal_key
from infra.keys.published import deployed
from infra.keys.rings import KNOWN_AFTER_SECONDS, RINGS, Key, Making, PublicKey
from infra.terminal import Stop


def init(ssm: Any, kms: Any, stage: str, momo: dict[str, str] | None) -> list[str]:
    """Write the secrets that are missing; return their names.

    Args:
        ssm, kms: clients of the account.
        stage: local, staging or prod.
        momo: credentials for Mobile Money; None to leave that parameter alone.

    Raises:
        Stop: the alias does not name the KMS key that wrapped the data keys; nothing is written.
    """
    written = []
    arn = personal_key(ssm, kms, stage)
    if read_text(ssm, stage, "personal-key-arn") != arn:
        write_text(ssm, stage, "personal-key-arn", arn, "String")
        written.append("personal-key-arn")
    for ring in RINGS.values():
        if read(ssm, stage, ring.name) is None:
            write(ssm, stage, ring.name, {"keys": [ring.make(Making([], kms, personal_alias(stage)))]})
            written.append(ring.name)
    if momo is not None and read(ssm, stage, "momo") is None:
        write(ssm, stage, "momo", momo)
        written.append("momo")
    return written + _publish(ssm, stage)


def missing(ssm: Any, stage: str) -> list[str]:
    """Return the names of the missing parameters that a deployment of `stage` needs."""
    names = (*RINGS, "personal-key-arn", "jwks", "momo")
    return [path(stage, name) for name in names if read_text(ssm, stage, name) is None]


def rotate(ssm: Any, kms: Any, stage: str, name: str) -> str:
    """Add a key to a ring, to be understood but not used yet; return its kid.

    Raises:
        Stop: another key waits to be used, or data may be left under a key that is gone.
    """
    kept = _kept(ssm, stage, name)
    keys = kept["keys"]
    if waiting := _waiting(keys):
        raise Stop(
            f"Key {waiting['kid']} of {path(stage, name)} waits to be used. "
            f"Go on with it: {keys_command(stage, 'promote', name)}\n"
            f"Or throw it away: {keys_command(stage, 'discard', name)}"
        )
    if "left" in kept:
        raise Stop(
            "Something may be left under a key that is gone. Erase it first: "
            + keys_command(stage, str(RINGS[name].filled_by))
        )
    fresh = RINGS[name].make(Making(keys, kms, personal_alias(stage)))
    write(ssm, stage, name, {"keys": [*keys, fresh]})
    _publish(ssm, stage)
    return str(fresh["kid"])


def promote(ssm: Any, functions: Any, stage: str, name: str) -> str:
    """Make the newest key of a ring the first one; the others are still understood. Return its kid.

    All readers must know the key before it is used: deploy between `rotate` and this.

    Args:
        ssm, functions: clients of SSM and of AWS Lambda.

    Raises:
        Stop: the newest key is used already, or is so new that some container may not know it, or the
            deployed JWKS lacks it, or not all data was written under it yet.
    """
    kept = _kept(ssm, stage, name)
    first, *others = kept["keys"]
    newest, ring = _waiting(kept["keys"]), RINGS[name]
    now = int(time.time())
    if newest is None:
        rotate_it = keys_command(stage, "rotate", name)
        raise Stop(f"The newest key of {path(stage, name)} is in use already. Add one first: {rotate_it}")
    wait = newest["made"] + KNOWN_AFTER_SECONDS - now
    if wait > 0:
        deploy = "Deploy, and try again" if ring.signs else "Try again"
        raise Stop(f"Key {newest['kid']} is not known everywhere yet. {deploy} in {wait} s.")
    if ring.filled_by and "filled" not in newest:
        fill = keys_command(stage, ring.filled_by)
        raise Stop(f"Not everything is found by key {newest['kid']} yet. First: {fill}")
    if ring.signs and not all(_names(jwks, name, newest) for jwks in deployed(functions, stage)):
        raise Stop(
            f"What key {newest['kid']} signs would be refused: the JWKS that is deployed lacks it. Deploy."
        )
    rest = [key for key in others if key is not newest]
    write(ssm, stage, name, {**kept, "keys": [newest, {**first, "until": now}, *rest]})
    _publish(ssm, stage)
    return str(newest["kid"])


def retire(ssm: Any, functions: Any, stage: str, name: str) -> str:
    """Take the oldest former key out of a ring; return its kid. What it signed or sealed becomes unreadable.

    Args:
        ssm, functions: clients of SSM and of AWS Lambda.

    Raises:
        Stop: no key was replaced, or only a short time ago, or data may be left under the key, or the
            deployed JWKS still names it.
    """
    keys = _ring(ssm, stage, name)
    former = sorted((key for key in keys if "until" in key), key=lambda key: int(key["until"]))
    if not former:
        raise Stop(f"No key of {path(stage, name)} has been replaced: {keys[0]['kid']} is in use.")
    oldest = former[0]
    ring = RINGS[name]
    if ring.emptied_by and "unused" not in oldest:
        move = keys_command(stage, ring.emptied_by)
        raise Stop(f"Something may be left under key {oldest['kid']}. Move it first: {move}")
    idle_since = max(oldest["until"] + KNOWN_AFTER_SECONDS, oldest.get("unused", 0))
    wait = idle_since + ring.retire_after - int(time.time())
    if wait > 0:
        raise Stop(f"What key {oldest['kid']} made may still be in use. Try again in {wait} s.")
    if ring.encrypts and any(_names(jwks, name, oldest) for jwks in deployed(functions, stage)):
        raise Stop(f"The JWKS that is deployed still names key {oldest['kid']}. Deploy, and try again later.")
    _take_out(ssm, stage, name, oldest)
    return str(oldest["kid"])


def discard(ssm: Any, stage: str, name: str) -> str:
    """Take the key that waits to be used out of a ring, because somebody may have seen it; return its kid.

    Raises:
        Stop: there is none.
    """
    waiting = _waiting(_ring(ssm, stage, name))
    if waiting is None:
        raise Stop(f"No key of {path(stage, name)} waits to be used: there is none to throw away.")
    _take_out(ssm, stage, name, waiting)
    return str(waiting["kid"])


def mark_unused(ssm: Any, stage: str, name: str, begun: int) -> bool:
    """Note that no data is left under the former keys of a ring; return False if that cannot be known yet.

    A key that has `unused` already keeps its time; `mark_left` takes it away.

    Args:
        begun: the epoch second at which the caller began to look. A container may have used a former key
            until `KNOWN_AFTER_SECONDS` after the promotion.
    """
    kept = _kept(ssm, stage, name)
    keys = kept["keys"]
    if any(begun < key.get("until", 0) + KNOWN_AFTER_SECONDS for key in keys):
        return False
    now = int(time.time())
    marked = [{"unused": now, **key} if "until" in key else key for key in keys]
    if marked != keys:
        write(ssm, stage, name, {**kept, "keys": marked})
    return True


def mark_left(ssm: Any, stage: str, name: str) -> None:
    """Note that data was found under a former key of a ring: no former key is `unused` any more."""
    kept = _kept(ssm, stage, name)
    found = [{field: value for field, value in key.items() if field != "unused"} for key in kept["keys"]]
    if found != kept["keys"]:
        write(ssm, stage, name, {**kept, "keys": found})


def require_known(ssm: Any, stage: str, name: str) -> None:
    """Check that every container knows the present keys of a ring.

    Raises:
        Stop: a key came or went less than `KNOWN_AFTER_SECONDS` ago.
    """
    wait = _changed(_kept(ssm, stage, name)) + KNOWN_AFTER_SECONDS - int(time.time())
    if wait > 0:
        raise Stop(
            f"Nothing was written: which keys {path(stage, name)} has is not known everywhere yet. "
            f"Try again in {wait} s."
        )


def mark_filled(ssm: Any, stage: str, name: str, begun: int) -> bool:
    """Note that all data is written under every key of a ring, and none under others.

    Returns False, and notes nothing, if that cannot be known yet.

    Args:
        begun: the epoch second at which the caller began to look. A container may have used the former ring
            until `KNOWN_AFTER_SECONDS` after a key came or went.
    """
    kept = _kept(ssm, stage, name)
    if begun < _changed(kept) + KNOWN_AFTER_SECONDS:
        return False
    waiting = _waiting(kept["keys"])
    kid = waiting["kid"] if waiting else None
    filled = [{**key, "filled": begun} if key["kid"] == kid else key for key in kept["keys"]]
    write(ssm, stage, name, {"keys": filled})
    return True


def _ring(ssm: Any, stage: str, name: str) -> list[Key]:
    keys: list[Key] = _kept(ssm, stage, name)["keys"]
    return keys


def _kept(ssm: Any, stage: str, name: str) -> dict[str, Any]:
    kept = read(ssm, stage, name)
    if kept is None or not kept.get("keys"):
        raise Stop(f"There is no {path(stage, name)} yet. Make the keys first: {make_command(stage)}")
    return kept


def _waiting(keys: Sequence[Key]) -> Key | None:
    """Return the newest key that was never the first one; None if there is none."""
    return next((key for key in reversed(keys[1:]) if "until" not in key), None)


def _changed(kept: Mapping[str, Any]) -> int:
    """Return the epoch second at which a key last came to a ring, or left data behind when it went."""
    return int(max(*(key["made"] for key in kept["keys"]), kept.get("left", 0)))


def _take_out(ssm: Any, stage: str, name: str, gone: Key) -> None:
    kept = _kept(ssm, stage, name)
    kept["keys"] = [key for key in kept["keys"] if key["kid"] != gone["kid"]]
    if RINGS[name].filled_by:
        kept["left"] = int(time.time())
    write(ssm, stage, name, kept)
    _publish(ssm, stage)


def _names(jwks: Sequence[PublicKey], name: str, key: Key) -> bool:
    """Tell whether a JWKS has all public JWKs of a ring's key."""
    public = RINGS[name].public
    return public is not None and all(jwk in jwks for jwk in public(key))


def _publish(ssm: Any, stage: str) -> list[str]:
    """Write the JWKS of the present keys; return ["jwks"] if it changed, else nothing."""
    public: list[PublicKey] = []
    for ring in RINGS.values():
        if ring.public is not None:
            keys = (read(ssm, stage, ring.name) or {"keys": []})["keys"]
            public += [jwk for key in (keys[:1] if ring.encrypts else keys) for jwk in ring.public(key)]
    if read(ssm, stage, "jwks") == {"keys": public}:
        return []
    write(ssm, stage, "jwks", {"keys": public}, kind="String")
    return ["jwks"]
