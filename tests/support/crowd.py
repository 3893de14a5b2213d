"""Many buyers at once in several real processes, each process with a client of its own."""

import json
import os
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from multiprocessing import get_context
from secrets import token_bytes
from threading import Barrier
from typing import Any, TypeVar

import bcrypt

from tests.support import vaults
from tests.support.post import Nowhere
from tests.support.sizes import SOAK
from tms.accounts.codes import queue
from tms.accounts.passwords import hashing
from tms.bookings.views import BookingView
from tms.kernel import dynamodb, secrets, settings
from tms.kernel.access.caller import Caller
from tms.kernel.clock import freeze, now
from tms.kernel.errors import Problem
from tms.payments import on_check_due, receive_momo_callback, start_payment
from tms.payments.momo.provider import Momo, MomoCredentials
from tms.payments.requests import PaymentRequest
from tms.payments.views import PaymentView

R = TypeVar("R")
Secrets = Mapping[str, Mapping[str, Any]]

TABLES = (
    *("accounts", "audit", "bookings", "companies", "fleet", "guards", "payments"),
    *("standing", "tickets", "trips"),
)
WAIT_SECONDS = 120.0 if not SOAK else 3600.0
"""How long all of a piece of work may take: a hundred thousand buyers need many minutes."""
PATIENCE_SECONDS = 30.0
"""How long a process waits for an answer of the engine: a slow machine is not what is tested here."""
ROUNDS = 4
"""Of bcrypt: how long a password takes is not what is tested either."""

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

    def do(self, tasks: Sequence[Callable[[], Any]], at_once: int, seconds_later: float = 0) -> list[Any]:
        """Spread tasks over the processes; see `do_each`. The answers come in no particular order."""
        shares = [(tasks[index :: self.processes], at_once, seconds_later) for index in range(self.processes)]
        return [answer for answers in self.run(do_each, *shares) for answer in answers]

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
        "TOKEN_ISSUER": "https://tms.example",
        "TOKEN_AUDIENCE": "tms",
        "CODES_QUEUE_URL": "https://sqs.example/codes",
        "TIMETABLES_QUEUE_URL": "https://sqs.example/timetables",
        "SMS_COUNTRIES": "250",
        "SMS_DAILY_BUDGET": "1000000",
        **{f"{name.upper()}_PARAMETER": name for name in ("ticket_keys", "index_keys", "token_key")},
        **{f"{table.upper()}_TABLE": table for table in TABLES},
    }


def new_secrets() -> Secrets:
    """Return the keys that all of the processes share, each as its parameter keeps it."""
    seed, mac, signing, first, second = (
        urlsafe_b64encode(token_bytes(32)).decode().rstrip("=") for _ in range(5)
    )
    return {
        "ticket_keys": {"keys": [{"kid": 1, "seed": seed, "mac": mac}]},
        "token_key": {"keys": [{"kid": "1", "seed": signing}]},
        "index_keys": {"keys": [{"kid": "2", "key": first}, {"kid": "1", "key": second}]},
    }


def join(environment: Mapping[str, str], held: Secrets) -> None:
    """Make this process one of the platform's functions."""
    os.environ.update(environment)
    for proxy in ("HTTP_PROXY", "http_proxy", "AWS_ENDPOINT_URL", "AWS_PROFILE"):
        os.environ.pop(proxy, None)
    settings.forget()
    dynamodb.disconnect()
    vars(dynamodb)["READ_SECONDS"] = PATIENCE_SECONDS
    vars(secrets)["_read"] = reader(held)
    vars(hashing).update(quick_passwords())
    vaults.share()
    vars(queue)["client"] = lambda _: Nowhere()


def quick_passwords() -> Mapping[str, Any]:
    """Return what makes passwords of few rounds, those of nobody too."""
    nobodys = bcrypt.hashpw(b"nobody's password", bcrypt.gensalt(ROUNDS))
    return {"ROUNDS": ROUNDS, "_NOBODYS_HASH": nobodys}


def reader(held: Secrets) -> Callable[[str], str]:
    """Return what reads secrets in place of the parameter store."""
    return lambda name: json.dumps(held[name])


@dataclass(frozen=True)
class AtMomo:
    """Makes payments of whichever process it is called in, at one provider."""

    url: str
    credentials: MomoCredentials

    def pay(self, caller: Caller, request: PaymentRequest, key: str) -> PaymentView:
        """Begin a payment."""
        momo = _momo(self)
        vars(start_payment)["momo"] = lambda: momo
        return start_payment.start_payment(caller, request, key)

    def check(self, payment_id: str) -> int:
        """Ask how a payment stands, as the queue of checks does."""
        return on_check_due.check_payment(payment_id, _momo(self))

    def hear(self, payment_id: str) -> None:
        """Ask how a payment stands, as the callback does."""
        receive_momo_callback.receive_momo_callback(payment_id, _momo(self))


@cache
def _momo(at: AtMomo) -> Momo:
    return Momo(at.url, at.credentials)


def do_each(tasks: Sequence[Callable[[], Any]], at_once: int, seconds_later: float = 0) -> list[Any]:
    """Do every task, `at_once` of them in parallel, on a clock that is ahead by `seconds_later`.

    Returns:
        What each returned, or the code of its refusal; any other error as it prints, so that a test sees it.
    """

    def do(task: Callable[[], Any]) -> Any:
        try:
            return task()
        except Problem as problem:
            return problem.code
        except Exception as error:  # noqa: BLE001 - the outermost edge of this process
            return repr(error)

    ahead = freeze(now() + timedelta(seconds=seconds_later)) if seconds_later else nullcontext()
    with ahead, ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(do, tasks))


def views(answers: Sequence[Any]) -> list[BookingView]:
    """Return those of the answers that are bookings: somebody got the seats."""
    return [answer for answer in answers if isinstance(answer, BookingView)]


def _arrive(told: Mapping[str, Any], barrier: Barrier) -> None:
    join(told["environment"], told["secrets"])
    dynamodb.connection().client  # noqa: B018 - made before anybody races for it
    _gate.append(barrier)


def _at_once(work: Callable[..., R], arguments: Sequence[Any]) -> R:
    _gate[0].wait(WAIT_SECONDS)
    return work(*arguments)
