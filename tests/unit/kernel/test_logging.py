"""Metrics name the stage, so that an alarm of one stage does not hear another one in the same account."""

import json
import os
import subprocess
import sys

import pytest

COUNTING = """
from tms.kernel.logging import count, flush_metrics

for _ in range(2):
    count("Tries")
    flush_metrics()
"""


@pytest.mark.parametrize("stage", ["staging", "prod"])
def test_a_metric_has_service_and_stage_as_its_dimensions_also_after_a_flush(stage: str):
    variables = {"STAGE": stage, "POWERTOOLS_SERVICE_NAME": "tms", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", COUNTING], env=variables, capture_output=True, text=True, check=True
    )
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    for written in (first, second):
        (metric,) = written["_aws"]["CloudWatchMetrics"]
        assert [set(names) for names in metric["Dimensions"]] == [{"service", "stage"}]
        assert (written["service"], written["stage"]) == ("tms", stage)
        assert written["Tries"] == [1.0]
