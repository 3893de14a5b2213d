"""The commands that an operator is told to type next.

They repeat the stage, profile and region of the command that runs, so that they work when they are copied.
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
    """Name this profile and region in the advice that is given inside a `with` block."""
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
    """Return a command of the AWS CLI for a region."""
    profile, _ = _chosen.get()
    return _joined("aws", *words, **{"--region": region, "--profile": profile})


def make_command(stage: str, **variables: str) -> str:
    """Return a call of `make keys`."""
    profile, region = _chosen.get()
    given = {**variables, "STAGE": stage, "PROFILE": profile, "REGION": region}
    return shlex.join(["make", "keys", *(f"{name}={value}" for name, value in given.items() if value)])


def after_rotate(ring: Ring, stage: str) -> str:
    """Return the steps between a new key of a ring and its promotion."""
    steps = [f"{'deploy, and ' if ring.signs else ''}wait for {KNOWN_AFTER_SECONDS} s"]
    if ring.filled_by:
        steps.append(keys_command(stage, ring.filled_by))
    steps.append(keys_command(stage, "promote", ring.name))
    text = ", then: ".join(steps)
    return text[0].upper() + text[1:]


def after_promote(ring: Ring, stage: str) -> str | None:
    """Return the step between a promotion and the retirement of the former key; None if time is enough."""
    if ring.encrypts:
        retire = keys_command(stage, "retire", ring.name)
        return f"Deploy, so that the JWKS names it, then: {retire} (it says when the former one can go)"
    if ring.emptied_by:
        return f"Wait for {KNOWN_AFTER_SECONDS} s, then: {keys_command(stage, ring.emptied_by)}"
    return None


def after_taking_out(ring: Ring, stage: str) -> str | None:
    """Return the step after a key was taken out of a ring; None if there is none."""
    if ring.signs:
        return "Deploy, so that the JWKS does not name it."
    if ring.filled_by:
        erase = keys_command(stage, ring.filled_by)
        return f"Containers go on writing under it for {KNOWN_AFTER_SECONDS} s. Then erase all that: {erase}"
    return None


def _joined(*words: str, **options: str | None) -> str:
    given = [word for name, value in options.items() if value for word in (name, value)]
    return shlex.join([*words, *given])
