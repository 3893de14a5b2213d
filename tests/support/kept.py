"""What the running platform keeps, as its administrator may see it: items, log lines, dead letters."""

import json
from collections.abc import Iterator

from infra.clients import local_client
from infra.place import Place

COMPLAINTS = ("AccessDenied", "not authorized to perform", '"level":"ERROR"')
"""In a log line of a function that lacked a right, or failed. A traceback alone may be the
authorizer's own way to answer 401."""


def items(place: Place) -> Iterator[str]:
    """Return every item of every table as text."""
    dynamodb = local_client(place, "dynamodb")
    for table in dynamodb.list_tables()["TableNames"]:
        for page in dynamodb.get_paginator("scan").paginate(TableName=table):
            yield from (json.dumps(item, default=repr) for item in page["Items"])


def log_lines(place: Place) -> Iterator[str]:
    """Return every line that a function has written."""
    logs = local_client(place, "logs")
    groups = logs.get_paginator("describe_log_groups").paginate(logGroupNamePrefix=f"/tms/{place.stage}/")
    for group in [each["logGroupName"] for page in groups for each in page["logGroups"]]:
        for page in logs.get_paginator("filter_log_events").paginate(logGroupName=group):
            yield from (event["message"] for event in page["events"])


def failures(place: Place) -> list[str]:
    """Return what went wrong without a test having seen it: complaints of functions, and dead letters."""
    sqs, found = local_client(place, "sqs"), []
    for url in sqs.list_queues().get("QueueUrls", []):
        if url.endswith(("-dead", "-failures")):
            asked = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)
            found += [f"{url}: {message['Body']}" for message in asked.get("Messages", [])]
    return found + [line for line in log_lines(place) if any(sign in line for sign in COMPLAINTS)]
