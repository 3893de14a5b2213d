"""JSON logs with a correlation id, and metrics in CloudWatch's embedded format (EMF)."""

import os

from aws_lambda_powertools.logging import Logger
from aws_lambda_powertools.metrics import Metrics, MetricUnit

_SERVICE = os.environ.get("POWERTOOLS_SERVICE_NAME", "tms")

logger = Logger(service=_SERVICE)
metrics = Metrics(namespace=os.environ.get("POWERTOOLS_METRICS_NAMESPACE", "TMS"), service=_SERVICE)
metrics.set_default_dimensions(stage=os.environ.get("STAGE", "local"))  # stages may share an account


def count(name: str, value: int = 1) -> None:
    """Add `value` to the metric `name`, which is written when the invocation ends."""
    metrics.add_metric(name=name, unit=MetricUnit.Count, value=value)


def drop_metrics() -> None:
    """Forget the metrics that were counted: a command on this machine has nobody who reads them."""
    metrics.clear_metrics()


def flush_metrics() -> None:
    """Write the metrics of this invocation, if there are any."""
    if metrics.metric_set:
        metrics.flush_metrics()
