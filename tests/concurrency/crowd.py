"""Many buyers at once in several real processes, each process with a client of its own."""

import os
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from threading import Barrier
from typing import Any, TypeVar

from tms.bookings import usecases as bookings
from tms.bookings.requests import HoldRequest
from tms.kernel import settings
from tms.kernel import store as kernel_store
from tms.kernel.caller import Caller
from tms.kernel.errors import Problem
from tms.payments import paying
from tms.payments.momo import Momo, MomoCredentials
from tms.tickets import keyrings

R = TypeVar("R")

TABLES = ("bookings", "payments", "tickets", "trips")
WAIT_SECONDS = 120.0
PATIENCE_SECONDS = 30.0
"""How long a process waits for an answer of the engine: a slow machine is not what is tested here."""

_gate: list[Any] = []


class Crowd:
    """Processes that stay, and start each piece of work at the same moment.

    Args:
        environment: what the processes are told, see `join`.
    """

    def __init__(self, environment: Mapping[str, Any], processes: int = 4) -> None:
        context = get_context("spawn")
        self.processes = processes
        self._pool = ProcessPoolExecutor(
            processes, context, initializer=_arrive, initargs=(environment, context.Barrier(processes))
        )

    def run(self, work: Callable[..., R], *arguments: Sequence[Any]) -> list[R]:
        """Call `work` once in every process at the same time; return what each answered.

        Args:
            arguments: the arguments of each call, one sequence a process.
        """
        assert len(arguments) == self.processes
        futures = [self._pool.submit(_at_once, work, each) for each in arguments]
        return [future.result(WAIT_SECONDS) for future in futures]

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)


def environment_of(endpoint: str) -> dict[str, str]:
    """Return the environment variables that make this code use the engine at `endpoint`."""
    return {
        "AWS_ENDPOINT_URL_DYNAMODB": endpoint,
        "AWS_REGION": "eu-west-1",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_EC2_METADATA_DISABLED": "true",
        "POWERTOOLS_METRICS_NAMESPACE": "TMS",
        "PUBLIC_URL": "",
        "TICKET_KEYS_PARAMETER": "/ticket-keys",
        **{f"{table.upper()}_TABLE": table for table in TABLES},
    }


def new_ring() -> dict[str, Any]:
    """Return a ring of ticket keys, as the parameter keeps it."""
    first, second = (urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("=") for _ in "ab")
    return {"keys": [{"kid": 1, "seed": first, "mac": second}]}


def join(environment: Mapping[str, str], ring: Mapping[str, Any]) -> None:
    """Make this process one of the platform's functions."""
    os.environ.update(environment)
    for proxy in ("HTTP_PROXY", "http_proxy", "AWS_ENDPOINT_URL", "AWS_PROFILE"):
        os.environ.pop(proxy, None)
    settings.forget()
    kernel_store.disconnect()
    vars(kernel_store)["READ_SECONDS"] = PATIENCE_SECONDS
    vars(keyrings)["secret"] = lambda _: ring


def use_momo(url: str, credentials: MomoCredentials) -> Momo:
    """Make payments of this process go to the provider at `url`; return its client."""
    momo = Momo(url, credentials)
    vars(paying)["momo"] = lambda: momo
    return momo


def hold_each(wanted: Sequence[tuple[Caller, HoldRequest, str]], at_once: int) -> list[Any]:
    """Make each hold, `at_once` of them in parallel; return the views, or the code of each refusal.

    Any other error is returned as it prints, so that a test can tell it.
    """

    def hold(one: tuple[Caller, HoldRequest, str]) -> Any:
        try:
            return bookings.hold_seats(*one)
        except Problem as problem:
            return problem.code
        except Exception as error:  # noqa: BLE001 - the outermost edge of this process
            return repr(error)

    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(hold, wanted))


def _arrive(told: Mapping[str, Any], barrier: Barrier) -> None:
    join(told["environment"], told["ring"])
    kernel_store.connection().client  # noqa: B018 - made before anybody races for it
    _gate.append(barrier)


def _at_once(work: Callable[..., R], arguments: Sequence[Any]) -> R:
    _gate[0].wait(WAIT_SECONDS)
    return work(*arguments)
