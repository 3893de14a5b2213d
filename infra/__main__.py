"""The platform's command line: `python -m infra up`, `... url`, `... keys init --stage prod`."""

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from infra.local import commands
from infra.place import ROOT, Place, here
from infra.problems import Stop
from infra.progress import say

PASSED_ON = {
    "bench": "measure imports, CPU and capacity units, as ratios",
    "demo": "play the journey against the running platform",
    "events": "write the sample events that follow from the functions' routes",
    "openapi": "write functions/web/openapi.json from the functions' models",
    "simulator": "run the payment simulator alone",
}
"""Commands that are modules of their own: `python -m infra demo` is `python -m infra.demo`."""

SIMPLE: dict[str, tuple[Callable[[Place], None], str]] = {
    "up": (commands.up, "start everything and deploy what changed"),
    "down": (commands.down, "stop everything"),
    "reset": (commands.reset, "forget all data and start anew"),
    "seed": (commands.seed, "load the sample network"),
    "url": (commands.url, "print the API's base URL"),
    "signins": (commands.signins, "print the sample sign-ins as JSON"),
}

TURNS = {
    "rotate": "keys.rotated",
    "promote": "keys.promoted",
    "retire": "keys.retired",
    "discard": "keys.discarded",
}
"""The steps of a ring of keys, and what the audit trail calls them."""


def main(arguments: list[str]) -> int:
    """Run one command; 1 and a message if it cannot be done."""
    if arguments and arguments[0] in PASSED_ON:
        return commands.run_module(here(), f"infra.{arguments[0]}", tuple(arguments[1:])).returncode
    options = _parser().parse_args(arguments)
    try:
        _run(options)
    except Stop as stop:
        say(f"\n{stop}")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _run(options: argparse.Namespace) -> None:
    place = here()
    if options.command in SIMPLE:
        SIMPLE[options.command][0](place)
    elif options.command == "logs":
        from infra.local.logs import follow

        commands.require_running(place)
        follow(place, only=options.function, since=options.since, once=options.once)
    elif options.command == "deploy":
        from infra.deploy.deployment import deploy

        commands.make_keys(place)
        print(deploy(place, options.template, bundle=options.bundle).url)
    elif options.command == "code":
        commands.code(place, options.identifier)
    else:
        _keys(options)


def _keys(options: argparse.Namespace) -> None:
    from infra.keys.advice import chosen

    if options.stage == "local":
        commands.require_running(here())
    elif "AWS_ENDPOINT_URL" in os.environ:
        raise Stop(
            f"AWS_ENDPOINT_URL is {os.environ['AWS_ENDPOINT_URL']}: that is no account of {options.stage}. "
            "Unset it, and the local platform's credentials too, if they are set."
        )
    with chosen(options.profile, options.region):
        _act(options)


def _act(options: argparse.Namespace) -> None:
    from infra.keys import credentials, stage_keys
    from infra.keys.advice import keys_command, make_command
    from infra.keys.rings import RINGS

    if options.action in TURNS and options.name is None:
        command = keys_command(options.stage, options.action, "RING")
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
        write_it = make_command(options.stage, ACTION="momo")
        say(f"Missing: {name}. Write it before you deploy: {write_it}")


def _turn(options: argparse.Namespace, ssm: Any) -> None:
    """Move a ring of keys on by one step, and tell the audit trail."""
    from infra.keys import advice, stage_keys
    from infra.keys.parameters import path
    from infra.keys.rings import RINGS

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
    from infra.keys import stage_keys

    if options.action == "discard":
        return stage_keys.discard(ssm, options.stage, options.name)
    return stage_keys.retire(ssm, _client(options, "lambda"), options.stage, options.name)


def _audited(options: argparse.Namespace, ssm: Any, action: str, target: str, **after: str) -> None:
    from infra.keys import operators

    with _stores(options, ssm):
        sts, functions = _client(options, "sts"), _client(options, "lambda")
        operators.audited(sts, functions, options.stage, action, target, **after)


def _client(options: argparse.Namespace, service: str) -> Any:
    """Return a client of the account, or of the platform here."""
    from infra.clients import account_client, local_client, region_of

    if options.stage == "local":
        return local_client(here(), service)
    region = options.region or region_of(options.stage)
    return account_client(service, profile=options.profile, region=region)


def _stores(options: argparse.Namespace, ssm: Any) -> AbstractContextManager[None]:
    """Set the domain's stores to the stage, in an account or here."""
    from infra import domain
    from infra.sample import seed

    if options.stage == "local":
        return seed.environment(here())
    account = domain.account(options.profile, ssm.meta.region_name)
    return domain.environment({**domain.variables(options.stage), **account})


def _go_through_the_tables(options: argparse.Namespace) -> None:
    from infra.keys.reindex import reindex
    from infra.keys.reseal import reseal

    ssm = _client(options, "ssm")
    with _stores(options, ssm):
        if options.action == "reseal":
            say(f"{reseal(ssm, options.stage)} items sealed anew. Nothing is left under former data keys.")
            return
        done = reindex(ssm, options.stage)
    say(f"{done.accounts} accounts: {done.written} claims written, {done.removed} removed.")
    say("Every name is found by every key.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m infra",
        description="Runs the platform on this machine and keeps its keys.",
        epilog="TMS_PORT and TMS_SIMULATOR_PORT choose the ports, TMS_PERSIST=1 keeps the data over `down`.",
    )
    inner = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, (_, text) in SIMPLE.items():
        inner.add_parser(name, help=text)
    for name, text in PASSED_ON.items():
        inner.add_parser(name, help=text)
    _add_logs(inner.add_parser("logs", help="follow the functions' logs"))
    code = inner.add_parser("code", help="print the newest one-time code that was sent to somebody")
    code.add_argument("identifier", help="e-mail address or phone number")
    _add_deploy(inner.add_parser("deploy", help="deploy on a running emulator (LocalStack: --bundle)"))
    _add_keys(inner.add_parser("keys", help="make or rotate a stage's keys, or write the provider's"))
    return parser


def _add_logs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("function", nargs="?", help="only functions whose name contains this")
    parser.add_argument("--since", type=float, default=300, metavar="SECONDS", help="how far back to begin")
    parser.add_argument("--once", action="store_true", help="print what is there and end")


def _add_deploy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--template", type=Path, default=ROOT / "template.yaml")
    parser.add_argument("--bundle", action="store_true", help="put the layers inside each function's zip")


def _add_keys(parser: argparse.ArgumentParser) -> None:
    from infra.keys.rings import RINGS

    parser.add_argument("action", choices=("init", *TURNS, "reindex", "reseal", "momo"))
    ring = parser.add_argument("name", nargs="?", choices=tuple(RINGS), metavar="ring")
    ring.help = f"for {', '.join(TURNS)}: {', '.join(RINGS)}"
    parser.add_argument("--stage", default="local", choices=("local", "staging", "prod"))
    parser.add_argument("--profile", help="of ~/.aws/config")
    parser.add_argument("--region", help="instead of the stage's in samconfig.toml")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
