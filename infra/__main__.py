"""The platform's command line: `python -m infra up`, `... url`, `... keys init --stage prod`."""

import argparse
import getpass
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from infra import commands
from infra.place import ROOT, Place, here
from infra.problems import Stop
from infra.progress import say

PASSED_ON = {
    "bench": "measure imports, CPU and capacity units, as ratios",
    "demo": "play the journey against the running platform",
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
        from infra.logs import follow

        commands.require_running(place)
        follow(place, only=options.function, since=options.since, once=options.once)
    elif options.command == "deploy":
        from infra.deploy import deploy

        commands.make_keys(place)
        print(deploy(place, options.template, bundle=options.bundle).url)
    elif options.command == "code":
        commands.code(place, options.identifier)
    else:
        _keys(options)


def _keys(options: argparse.Namespace) -> None:
    from infra import credentials, keys

    if options.stage == "local":
        commands.require_running(here())
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
    written = keys.init(ssm, _client(options, "kms"), options.stage, None)
    say(f"Written: {', '.join(written)}." if written else "All keys are there already.")
    for name in keys.missing(ssm, options.stage):
        say(f"Missing: {name}. Write it before you deploy: make keys ACTION=momo STAGE={options.stage}")


def _turn(options: argparse.Namespace, ssm: Any) -> None:
    """Move a ring of keys on by one step, and tell the audit trail."""
    from infra import keys
    from infra.rings import KNOWN_AFTER_SECONDS, RINGS

    if options.action == "rotate":
        kid = keys.rotate(ssm, _client(options, "kms"), options.stage, options.name)
        say(f"New key: {kid}. Deploy, then: keys promote")
    elif options.action == "promote":
        kid = keys.promote(ssm, _client(options, "lambda"), options.stage, options.name)
        say(f"Key {kid} is the one in use from now on.")
        if RINGS[options.name].encrypts:
            say("Deploy, so that the JWKS names it.")
    else:
        kid = _taken_out(options, ssm)
        say(f"Key {kid} is gone.")
        if RINGS[options.name].public:
            say("Deploy, so that the JWKS does not name it.")
        if RINGS[options.name].filled_by:
            say(f"What lies under it is erased by: keys {RINGS[options.name].filled_by}")
            say(f"Do that in {KNOWN_AFTER_SECONDS} s: until then some containers go on writing under it.")
    _audited(options, ssm, TURNS[options.action], options.name, kid=kid)


def _taken_out(options: argparse.Namespace, ssm: Any) -> str:
    from infra import keys

    if options.action == "discard":
        return keys.discard(ssm, options.stage, options.name)
    return keys.retire(ssm, _client(options, "lambda"), options.stage, options.name)


def _audited(options: argparse.Namespace, ssm: Any, action: str, target: str, **after: str) -> None:
    from infra import operators

    with _stores(options, ssm):
        operators.audited(_client(options, "sts"), action, target, **after)


def _client(options: argparse.Namespace, service: str) -> Any:
    """Return a client of the account, or of the platform here."""
    from infra.clients import account_client, local_client, region_of

    if options.stage == "local":
        return local_client(here(), service)
    region = options.region or region_of(options.stage)
    return account_client(service, profile=options.profile, region=region)


def _stores(options: argparse.Namespace, ssm: Any) -> AbstractContextManager[None]:
    """Set the domain's stores to the stage, in an account or here."""
    from infra import domain, seed

    if options.stage == "local":
        return seed.environment(here())
    chosen = {"AWS_PROFILE": options.profile} if options.profile else {}
    region = {"AWS_REGION": ssm.meta.region_name}
    return domain.environment({**domain.variables(options.stage), **chosen, **region})


def _go_through_the_tables(options: argparse.Namespace) -> None:
    from infra.reindex import reindex
    from infra.reseal import reseal

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
    from infra.rings import RINGS

    parser.add_argument("action", choices=("init", *TURNS, "reindex", "reseal", "momo"))
    parser.add_argument("name", nargs="?", choices=tuple(RINGS), default="token-key")
    parser.add_argument("--stage", default="local", choices=("local", "staging", "prod"))
    parser.add_argument("--profile", help="of ~/.aws/config")
    parser.add_argument("--region", help="instead of the stage's in samconfig.toml")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
