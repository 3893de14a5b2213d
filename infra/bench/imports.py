"""Cold starts: the cost of each function's import and clients, as a ratio to a bare function's."""

import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from infra.bench import cold
from infra.bench.report import Row
from infra.deploy.template import FUNCTION, Template, of_type, read_all
from infra.place import ROOT
from infra.terminal import Stop

BUDGET, BUDGET_WITH_BODY = 1.1, 1.3
BUDGET_WITHOUT_AWS = 0.99
"""For functions that touch no AWS service: below the bare one."""

GROUP = 5
"""The bare function is started before and after this many others, which are compared with these two starts:
other work of the machine at that moment slows all of them alike."""

AT_ONCE = 2
"""Groups that are measured at the same time: as many as a small machine has processors."""

CLIENTS = {
    "kinesis:PutRecords": "kinesis",
    "kms:Decrypt": "kms",
    "ses:SendRawEmail": "ses",
    "sns:Publish": "sns",
    "ssm:GetParameter": "ssm",
}
"""The client that a right is used with, beside the stores' own."""

TOP = 4


Times = tuple[float, float, float]
"""CPU milliseconds of a cold start: import alone, with the store's client, with every client it needs."""


@dataclass
class Start:
    """One function, and its cold starts.

    Attributes:
        services: the services whose clients its first invocation needs beside DynamoDB's.
        aws: whether it may use any AWS service.
        seen: the times of each round.
        ratios: per round, the second and third time over the bare function's at that moment.
    """

    folder: str
    module: str
    services: list[str]
    aws: bool
    body: bool = False
    seen: list[Times] = field(default_factory=list)
    ratios: list[tuple[float, float]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of the function's file."""
        return f"{Path(self.folder).name}/{self.module}"

    @property
    def budget(self) -> float:
        """The highest ratio allowed."""
        if not self.aws:
            return BUDGET_WITHOUT_AWS
        return BUDGET_WITH_BODY if self.body else BUDGET

    @property
    def ratio(self) -> float:
        """The cost of its import and client, as a ratio to the bare function's."""
        return median(connected for connected, _ in self.ratios)

    def milliseconds(self, column: int) -> float:
        """Return the median of one of its times."""
        return median(each[column] for each in self.seen)


def rows(rounds: int) -> Iterator[Row]:
    """Measure, and yield a row for each function, the bare one first."""
    templates = read_all(ROOT / "template.yaml").values()
    starts = sorted((start for each in templates for start in functions(each)), key=lambda start: start.name)
    bare = Start("", "", [], aws=True)
    if not rounds:
        starts, rounds = starts[:GROUP], 1
    groups = [starts[first : first + GROUP] for first in range(0, len(starts), GROUP)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for _ in range(rounds):
            list(pool.map(partial(_round, bare), groups))
    part = f"Cold start: CPU of import and clients, x bare boto3 with one client, median of {rounds} starts"
    yield Row(part, "a bare function", 1.0, beside=_beside(bare))
    for start in starts:
        row = Row(part, start.name, start.ratio, start.budget, _beside(start))
        yield (
            replace(row, beside=f"{row.beside}; most in {_dearest(start)}") if row.verdict == "OVER" else row
        )


def functions(template: Template) -> Iterator[Start]:
    """Yield every function of a template, with the services that its role may use."""
    roles = of_type(template, "AWS::IAM::Role")
    for function in of_type(template, FUNCTION).values():
        actions = set(_actions(roles[function["Role"]["Fn::GetAtt"][0]]))
        services = sorted({CLIENTS[action] for action in actions & CLIENTS.keys()})
        yield Start(function["CodeUri"], function["Handler"].partition(".")[0], services, aws=bool(actions))


def _round(bare: Start, group: Sequence[Start]) -> None:
    """Start each function of a group once, and the bare one before and after them."""
    before = _started(bare)
    times = [(start, _started(start)) for start in group]
    base = (before[1] + _started(bare)[1]) / 2
    for start, (_, connected, complete) in times:
        start.ratios.append((connected / base, complete / base))


def _started(start: Start) -> Times:
    """Start a function in an interpreter of its own; return the times."""
    arguments = [start.folder, start.module, *start.services] if start.folder else []
    printed = _python(cold.__file__, *arguments).stdout.split()
    imported, connected, complete = map(float, printed[:3])
    start.body = printed[3] == "1"
    start.seen.append((imported, connected, complete))
    return start.seen[-1]


def _dearest(start: Start) -> str:
    """Return the packages in whose modules the import spends most, with their milliseconds."""
    told = _python(cold.__file__, start.folder, start.module, options=("-X", "importtime")).stderr
    spent: defaultdict[str, float] = defaultdict(float)
    for own, module in re.findall(r"import time:\s+(\d+) \|\s+\d+ \| +(\S+)", told):
        spent[".".join(module.split(".")[:2])] += int(own) / 1000
    dearest = sorted(spent, key=lambda package: -spent[package])[:TOP]
    return ", ".join(f"{package} {spent[package]:.0f}" for package in dearest)


def _beside(start: Start) -> str:
    """Return the milliseconds of a function, and its ratio with all clients that its first call makes."""
    imported, connected = start.milliseconds(0), start.milliseconds(1)
    first = f"; first call {median(complete for _, complete in start.ratios):.2f}" if start.services else ""
    return f"{imported:.0f} ms import, {connected - imported:.0f} ms client{first}"


def _actions(role: dict[str, Any]) -> Iterator[str]:
    for policy in role.get("Policies", ()):
        for statement in policy["PolicyDocument"]["Statement"]:
            actions = statement["Action"]
            yield from [actions] if isinstance(actions, str) else actions


def _python(*arguments: str, options: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    environment = {
        "AWS_REGION": "eu-west-1",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "LAMBDA_TASK_ROOT": "/var/task",
        "PATH": os.environ.get("PATH", ""),
    }
    command = [sys.executable, "-I", *options, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        started = " ".join(arguments[1:3]) or "The bare function"
        raise Stop(f"{started} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done
