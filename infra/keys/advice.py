"""What an operator is told to type: it names the stage, and the account and region that were asked for.

A command that is typed as it was printed goes where the one before went.
"""

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from infra.keys.rings import KNOWN_AFTER_SECONDS, Ring

_chosen: ContextVar[tuple[str | None, str | None]] = ContextVar("chosen", default=(None, None))
"""The profile and the region of the command that runs."""


@contextmanager
def chosen(profile: str | None, region: str | None) -> Iterator[None]:
    """Let what is advised inside the `with` block name these too."""
    token = _chosen.set((profile, region))
    try:
        yield
    finally:
        _chosen.reset(token)


def keys_command(stage: str, *words: str) -> str:
    """Return a command of ours, such as `keys promote token-key --stage prod`."""
    profile, region = _chosen.get()
    return _joined("keys", *words, **{"--stage": stage, "--profile": profile, "--region": region})


def aws_command(*words: str, region: str) -> str:
    """Return a command of AWS's own tool for the region that a client is in."""
    profile, _ = _chosen.get()
    return _joined("aws", *words, **{"--region": region, "--profile": profile})


def make_command(stage: str, **variables: str) -> str:
    """Return how `make keys` is called."""
    profile, region = _chosen.get()
    given = {**variables, "STAGE": stage, "PROFILE": profile, "REGION": region}
    return shlex.join(["make", "keys", *(f"{name}={value}" for name, value in given.items() if value)])


def after_rotate(ring: Ring, stage: str) -> str:
    """Say what comes before a new key of a ring is promoted."""
    steps = [f"{'deploy, and ' if ring.signs else ''}wait for {KNOWN_AFTER_SECONDS} s"]
    if ring.filled_by:
        steps.append(keys_command(stage, ring.filled_by))
    steps.append(keys_command(stage, "promote", ring.name))
    text = ", then: ".join(steps)
    return text[0].upper() + text[1:]


def after_promote(ring: Ring, stage: str) -> str | None:
    """Say what comes before the former key of a ring can be retired, if anything but time."""
    if ring.encrypts:
        retire = keys_command(stage, "retire", ring.name)
        return f"Deploy, so that the JWKS names it, then: {retire} (it says when the former one can go)"
    if ring.emptied_by:
        return f"Wait for {KNOWN_AFTER_SECONDS} s, then: {keys_command(stage, ring.emptied_by)}"
    return None


def after_taking_out(ring: Ring, stage: str) -> str | None:
    """Say what comes after a key of a ring is gone, if anything."""
    if ring.signs:
        return "Deploy, so that the JWKS does not name it."
    if ring.filled_by:
        erase = keys_command(stage, ring.filled_by)
        return f"Containers go on writing under it for {KNOWN_AFTER_SECONDS} s. Then erase all that: {erase}"
    return None


def _joined(*words: str, **options: str | None) -> str:
    given = [word for name, value in options.items() if value for word in (name, value)]
    return shlex.join([*words, *given])
