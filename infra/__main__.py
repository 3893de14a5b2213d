"""The platform's command line: `python -m infra up`, `... url`, `... keys init --stage prod`."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from infra.local import commands
from infra.place import ROOT, Place, here
from infra.terminal import Stop, say

PASSED_ON = {
    "bench": "measure imports, CPU and capacity units, as ratios",
    "demo": "play the journey against the running platform",
    "events": "write the sample events that follow from the functions' routes",
    "holidays": "write the table of public holidays that timetables go by",
    "openapi": "write functions/web/openapi.json from the functions' models",
    "passwords": "build the filter of common passwords from lists of them",
    "web": "build the apps for people, or check their sources",
    "simulator": "run the payment simulator alone",
}
"""Commands that are modules of their own: `python -m infra demo` is `python -m infra.demo`."""

SIMPLE: dict[str, tuple[Callable[[Place], None], str]] = {
    "up": (commands.up, "start everything and deploy what changed"),
    "localstack": (commands.up_on_localstack, "bring everything to LocalStack: one that runs, or Docker's"),
    "down": (commands.down, "stop everything"),
    "reset": (commands.reset, "forget all data and start anew"),
    "seed": (commands.seed, "load the sample network"),
    "url": (commands.url, "print the API's base URL"),
    "signins": (commands.signins, "print the sample sign-ins as JSON"),
}


def main(arguments: list[str]) -> int:
    """Run one command; 1 and a message if it cannot be done."""
    if arguments and arguments[0] in PASSED_ON:
        return commands.run_module(here(), f"infra.{arguments[0]}", tuple(arguments[1:])).returncode
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except Stop as stop:
        say(f"\n{stop}")
        return 1
    except KeyboardInterrupt:
        return 130


def _run(options: argparse.Namespace) -> int:
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
    elif options.command == "sam-api":
        from infra.local import sam

        return sam.api(place)
    elif options.command == "sam-invoke":
        from infra.local import sam

        return sam.invoke(place, options.function, options.event)
    elif options.command == "code":
        commands.code(place, options.identifier)
    else:
        from infra.keys import commands as keys

        keys.run(options)
    return 0


def _parser() -> argparse.ArgumentParser:
    from infra.keys import commands as keys

    parser = argparse.ArgumentParser(
        prog="python -m infra",
        description="Runs the platform on this machine and keeps its keys.",
        epilog="TMS_PORT and TMS_SIMULATOR_PORT choose the ports, TMS_PERSIST=1 keeps the data over `down`, "
        "TMS_DAYS=2 loads the trips of fewer days.",
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
    inner.add_parser("sam-api", help="serve the API by `sam local start-api`, against the running platform")
    _add_invoke(inner.add_parser("sam-invoke", help="run one function by `sam local invoke`"))
    keys.add_arguments(
        inner.add_parser("keys", help="make or rotate a stage's keys, or write the provider's")
    )
    return parser


def _add_logs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("function", nargs="?", help="only functions whose name contains this")
    parser.add_argument("--since", type=float, default=300, metavar="SECONDS", help="how far back to begin")
    parser.add_argument("--once", action="store_true", help="print what is there and end")


def _add_invoke(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("function", nargs="?", default="", help="as bookings/hold_seats")
    parser.add_argument("--event", type=Path, help="a file; without it the sample with ids of this platform")


def _add_deploy(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--template", type=Path, default=ROOT / "template.yaml")
    parser.add_argument("--bundle", action="store_true", help="put the layers inside each function's zip")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
