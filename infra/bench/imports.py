"""Cold starts: the cost of each function's import and clients, as a ratio to a bare function's."""

import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from infra.bench import cold, tables
from infra.deploy.template import Template, of_type, read
from infra.place import ROOT
from infra.problems import Stop

BUDGET, BUDGET_WITH_BODY = 1.1, 1.3
BUDGET_WITHOUT_AWS = 0.999
"""For functions that touch no AWS service: below the bare one."""

GROUP = 3
"""The bare function is started before and after this many others, which are compared with these two starts:
other work of the machine at that moment slows all of them alike."""

CLIENTS = {
    "kinesis:PutRecords": "kinesis",
    "kms:Decrypt": "kms",
    "ses:SendRawEmail": "ses",
    "sns:Publish": "sns",
    "ssm:GetParameter": "ssm",
}
"""The client that a right is used with, beside the stores' own."""

TOP = 6


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


def show(rounds: int) -> None:
    """Measure and print."""
    starts = functions(read(ROOT / "template.yaml"))
    bare = Start("", "", [], aws=True)
    if not rounds:
        starts, rounds = starts[:GROUP], 1
    for _ in range(rounds):
        _round(bare, starts)
    head = ("(bare: boto3, one client)", bare.milliseconds(0), bare.milliseconds(1), 1.0, "", "", "")
    tables.show(
        f"Cold start: CPU of import and clients, median of {rounds} starts",
        ("function", "import ms", "+ client", "x bare", "budget", "", "1st call"),
        [head, *(_row(start) for start in starts)],
        "`1st call`: x bare with the clients that the first invocation makes beside: SSM, SNS, Kinesis, SES.",
    )
    for start in starts:
        if start.ratio > start.budget:
            print(f"\n  {start.name}, where its import goes (ms):")
            for package, cost in costs(start)[:TOP]:
                print(f"    {cost:6.1f}  {package}")


def functions(template: Template) -> list[Start]:
    """Return every function of the template, with the services that its role may use."""
    roles = of_type(template, "AWS::IAM::Role")
    found = []
    for function in of_type(template, "AWS::Serverless::Function").values():
        actions = set(_actions(roles[function["Role"]["Fn::GetAtt"][0]]))
        services = sorted({CLIENTS[action] for action in actions & CLIENTS.keys()})
        if "dynamodb:DeleteItem" in actions:  # Powertools' idempotency has a client of its own
            services.append("dynamodb")
        aws = bool({action.partition(":")[0] for action in actions} - {"logs", "xray"})
        folder = str(ROOT / function["CodeUri"]).rstrip("/")
        found.append(Start(folder, function["Handler"].partition(".")[0], services, aws))
    return sorted(found, key=lambda each: each.name)


def _round(bare: Start, starts: Sequence[Start]) -> None:
    """Start every function once, and the bare one between them."""
    before = _started(bare)
    for first in range(0, len(starts), GROUP):
        group = [(start, _started(start)) for start in starts[first : first + GROUP]]
        after = _started(bare)
        base = (before[1] + after[1]) / 2
        for start, (_, connected, complete) in group:
            start.ratios.append((connected / base, complete / base))
        before = after


def _started(start: Start) -> Times:
    """Start a function in an interpreter of its own; return the times."""
    arguments = [start.folder, start.module, *start.services] if start.folder else []
    printed = _python(cold.__file__, *arguments).stdout.split()
    imported, connected, complete = map(float, printed[:3])
    start.body = printed[3] == "1"
    start.seen.append((imported, connected, complete))
    return start.seen[-1]


def costs(start: Start) -> list[tuple[str, float]]:
    """Return the milliseconds that the import spends in the modules of each package, the dearest first."""
    told = _python(cold.__file__, start.folder, start.module, options=("-X", "importtime")).stderr
    spent: defaultdict[str, float] = defaultdict(float)
    for own, module in re.findall(r"import time:\s+(\d+) \|\s+\d+ \| +(\S+)", told):
        spent[".".join(module.split(".")[:2])] += int(own) / 1000
    return sorted(spent.items(), key=lambda each: -each[1])


def _row(start: Start) -> tuple[object, ...]:
    return (
        start.name,
        start.milliseconds(0),
        start.milliseconds(1),
        start.ratio,
        start.budget if start.aws else "< 1",
        tables.verdict(start.ratio, start.budget),
        median(complete for _, complete in start.ratios) if start.services else "",
    )


def _actions(role: dict[str, Any]) -> Iterator[str]:
    for policy in role["Policies"]:
        for statement in policy["PolicyDocument"]["Statement"]:
            actions = statement["Action"]
            yield from [actions] if isinstance(actions, str) else actions


def _python(*arguments: str, options: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    environment = {
        "AWS_REGION": "eu-west-1",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "PATH": os.environ.get("PATH", ""),
    }
    command = [sys.executable, "-I", *options, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stop(f"{' '.join(arguments[1:3])} could not be started:\n{done.stderr[-2000:]}")
    return done
