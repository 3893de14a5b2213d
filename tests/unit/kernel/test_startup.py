"""The search for garbage rests while a function starts, and only then."""

import os
import subprocess
import sys
from pathlib import Path

DOMAIN = Path(__file__).resolve().parents[3] / "layers" / "domain"

STARTING = """
import gc
import tms
told = [gc.isenabled()]
from tms.kernel import startup
try:
    startup.require_all()
finally:
    print(*told, gc.isenabled(), gc.get_freeze_count() > 0)
"""

NEEDING_A_SETTING = """
from dataclasses import dataclass
from tms.kernel.settings import from_environment
@dataclass(frozen=True)
class Settings:
    missing: str
from_environment(Settings)
"""


def started(script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(DOMAIN), **variables}
    command = [sys.executable, "-c", script]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_in_a_lambda_nothing_is_searched_until_the_start_is_done_and_what_it_made_never() -> None:
    assert started(STARTING, LAMBDA_TASK_ROOT="/var/task").stdout.split() == ["False", "True", "True"]


def test_a_start_that_fails_leaves_the_search_on() -> None:
    lambdas = {"LAMBDA_TASK_ROOT": "/var/task", "AWS_LAMBDA_FUNCTION_NAME": "tms-test"}
    done = started(NEEDING_A_SETTING + STARTING, **lambdas)
    assert "MissingSetting" in done.stderr
    assert done.stdout.split()[-2:] == ["True", "True"]


def test_elsewhere_it_is_left_alone() -> None:
    assert started(STARTING).stdout.split() == ["True", "True", "False"]
