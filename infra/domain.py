"""Lets a process on this machine use the domain's stores, in the environment that a Lambda would have."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from infra.keys.parameters import path
from infra.keys.personal_key import personal_alias
from tms.kernel import aws, secrets, settings
from tms.kernel.dynamodb import disconnect
from tms.kernel.privacy import vault

TABLES = ("audit", "accounts", "companies", "fleet", "trips", "bookings", "payments", "tickets")


def variables(stage: str) -> dict[str, str]:
    """Return the variables that the domain's stores need in a stage."""
    return {
        **{f"{name.upper()}_TABLE": f"tms-{stage}-{name}" for name in TABLES},
        "GUARDS_TABLE": f"tms-{stage}-guards",
        "STANDING_TABLE": f"tms-{stage}-standing",
        "DATA_KEYS_PARAMETER": path(stage, "data-keys"),
        "INDEX_KEYS_PARAMETER": path(stage, "index-keys"),
        "PERSONAL_KEY_ARN": personal_alias(stage),
    }


def account(profile: str | None, region: str) -> dict[str, str | None]:
    """Return the variables that let the domain's stores use the same account as
    `infra.clients.account_client`.

    A profile that is named replaces credentials in the environment.
    """
    if not profile:
        return {"AWS_REGION": region}
    set_aside = dict.fromkeys(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"))
    return {**set_aside, "AWS_PROFILE": profile, "AWS_REGION": region}


@contextmanager
def environment(changes: Mapping[str, str | None]) -> Iterator[None]:
    """Change variables inside a `with` block, with settings and clients of its own; None takes one away."""
    before = dict(os.environ)
    for name, value in changes.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    _forget()
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        _forget()


def _forget() -> None:
    settings.forget()
    secrets.forget()
    vault.forget()
    aws.client.cache_clear()
    disconnect()
