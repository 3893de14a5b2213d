"""Runs the Mobile Money simulator: `python -m infra.simulator --port 4570`."""

import argparse
import signal
import sys
import threading
from dataclasses import fields

from infra.simulator import Seconds, Simulator
from infra.simulator.outcomes import explain


def main() -> int:
    """Serve until interrupted; 1 if the port is taken."""
    options = _options()
    seconds = Seconds(**{one.name: getattr(options, f"{one.name}_seconds") for one in fields(Seconds)})
    try:
        simulator = Simulator(
            options.port,
            seconds=seconds,
            callback_method=options.callback_method,
            callback_hosts=frozenset(options.callback_host),
            host=options.host,
        )
    except OSError as error:
        print(
            f"Port {options.port} cannot be used: {error.strerror}. Choose another with --port.",
            file=sys.stderr,
        )
        return 1
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    with simulator:
        print(f"Mobile Money simulator on {simulator.url}", flush=True)
        stop.wait()
    return 0


def _options() -> argparse.Namespace:
    numbers = "\n".join(f"  {phone:13} {told['explanation']}" for phone, told in explain().items())
    parser = argparse.ArgumentParser(
        prog="python -m infra.simulator",
        description="Simulates MTN's Mobile Money API (Collections, refunds) on the loopback interface.",
        epilog=f"What the payers do, by phone number:\n{numbers}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", default="127.0.0.1", help="where it listens; it has no password of yours")
    parser.add_argument("--port", type=int, default=4570)
    for one in fields(Seconds):
        parser.add_argument(f"--{one.name}-seconds", type=float, default=one.default, metavar="S")
    parser.add_argument("--callback-method", choices=("POST", "PUT"), default="POST")
    parser.add_argument(
        "--callback-host", action="append", default=[], help="allow only these hosts in X-Callback-Url"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
