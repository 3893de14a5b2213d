"""The commands of `python -m infra keys`: they make and replace a stage's keys, and audit that."""

import argparse
import getpass
import os
import sys
from contextlib import AbstractContextManager
from typing import Any

from infra import domain
from infra.clients import account_client, local_client, region_of
from infra.keys import advice, credentials, operators, stage_keys
from infra.keys.parameters import path
from infra.keys.reindex import reindex
from infra.keys.reseal import reseal
from infra.keys.rings import RINGS
from infra.local import commands
from infra.place import here
from infra.sample import seed
from infra.terminal import Stop, say

TURNS = {
    "rotate": "keys.rotated",
    "promote": "keys.promoted",
    "retire": "keys.retired",
    "discard": "keys.discarded",
}
"""The actions that change a ring of keys, with the actions of their audit records."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `keys` to its parser."""
    parser.add_argument("action", choices=("init", *TURNS, "reindex", "reseal", "momo"))
    ring = parser.add_argument("name", nargs="?", choices=tuple(RINGS), metavar="ring")
    ring.help = f"for {', '.join(TURNS)}: {', '.join(RINGS)}"
    parser.add_argument("--stage", default="local", choices=("local", "staging", "prod"))
    parser.add_argument("--profile", help="of ~/.aws/config")
    parser.add_argument("--region", help="instead of the stage's in samconfig.toml")


def run(options: argparse.Namespace) -> None:
    """Run one command: `keys <action> [ring] [--stage ...] [--profile ...] [--region ...]`.

    Raises:
        Stop: the command cannot be done.
    """
    if options.stage == "local":
        commands.require_running(here())
    elif "AWS_ENDPOINT_URL" in os.environ:
        raise Stop(
            f"AWS_ENDPOINT_URL is {os.environ['AWS_ENDPOINT_URL']}: that is no account of {options.stage}. "
            "Unset it, and the local platform's credentials too, if they are set."
        )
    with advice.chosen(options.profile, options.region):
        _act(options)


def _act(options: argparse.Namespace) -> None:
    if options.action in TURNS and options.name is None:
        command = advice.keys_command(options.stage, options.action, "RING")
        raise Stop(f"Say of which ring: {command}, where RING is one of {', '.join(RINGS)}.")
    if options.action in ("reindex", "reseal"):
        _go_through_the_tables(options)
        return
    if options.stage == "local" and options.action not in TURNS:
        commands.make_keys(here())
        return
    ssm = _client(options, "ssm")
    if options.action in TURNS:
        _turn(options, ssm)
        return
    if options.action == "momo":
        given = credentials.ask_for_momo(sys.stdin, getpass.getpass)
        written_to = credentials.put_momo(ssm, options.stage, given)
        say(f"Written: {written_to}. A function reads it when it starts.")
        _audited(options, ssm, "credentials.written", written_to)
        return
    written = stage_keys.init(ssm, _client(options, "kms"), options.stage, None)
    say(f"Written: {', '.join(written)}." if written else "All keys are there already.")
    for name in stage_keys.missing(ssm, options.stage):
        write_it = advice.make_command(options.stage, ACTION="momo")
        say(f"Missing: {name}. Write it before you deploy: {write_it}")


def _turn(options: argparse.Namespace, ssm: Any) -> None:
    """Change a ring of keys by one step, tell the operator the next one, and audit it."""
    ring, stage = RINGS[options.name], options.stage
    where = f"of {path(stage, ring.name)}"
    next_step: str | None
    if options.action == "rotate":
        kid = stage_keys.rotate(ssm, _client(options, "kms"), stage, ring.name)
        say(f"New key {where}: {kid}.")
        next_step = advice.after_rotate(ring, stage)
    elif options.action == "promote":
        kid = stage_keys.promote(ssm, _client(options, "lambda"), stage, ring.name)
        say(f"Key {kid} {where} is the one in use from now on.")
        next_step = advice.after_promote(ring, stage)
    else:
        kid = _taken_out(options, ssm)
        say(f"Key {kid} {where} is gone.")
        next_step = advice.after_taking_out(ring, stage)
    if next_step:
        say(next_step)
    _audited(options, ssm, TURNS[options.action], options.name, kid=kid)


def _taken_out(options: argparse.Namespace, ssm: Any) -> str:
    if options.action == "discard":
        return stage_keys.discard(ssm, options.stage, options.name)
    return stage_keys.retire(ssm, _client(options, "lambda"), options.stage, options.name)


def _audited(options: argparse.Namespace, ssm: Any, action: str, target: str, **after: str) -> None:
    with _stores(options, ssm):
        sts, functions = _client(options, "sts"), _client(options, "lambda")
        operators.audited(sts, functions, options.stage, action, target, **after)


def _client(options: argparse.Namespace, service: str) -> Any:
    """Return a client of the stage's account, or of the local platform."""
    if options.stage == "local":
        return local_client(here(), service)
    region = options.region or region_of(options.stage)
    return account_client(service, profile=options.profile, region=region)


def _stores(options: argparse.Namespace, ssm: Any) -> AbstractContextManager[None]:
    """Point the domain's stores at the stage, in an account or here, inside a `with` block."""
    if options.stage == "local":
        return seed.environment(here())
    account = domain.account(options.profile, ssm.meta.region_name)
    return domain.environment({**domain.variables(options.stage), **account})


def _go_through_the_tables(options: argparse.Namespace) -> None:
    ssm = _client(options, "ssm")
    with _stores(options, ssm):
        if options.action == "reseal":
            say(f"{reseal(ssm, options.stage)} items sealed anew. Nothing is left under former data keys.")
            return
        done = reindex(ssm, options.stage)
    say(f"{done.accounts} accounts: {done.written} claims written, {done.removed} removed.")
    say("Every name is found by every key.")
