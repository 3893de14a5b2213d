"""What wakes functions, and where what they gave up ends, read from the templates."""

from typing import Any

from tests.support.reading import Reading, target


def streams(template: Reading) -> dict[str, dict[str, Any]]:
    """Return the mappings of table streams and Kinesis, by logical id."""
    return {name: each for name, each in _mappings(template) if "StartingPosition" in each}


def queues(template: Reading) -> dict[str, dict[str, Any]]:
    """Return the mappings of SQS, by logical id."""
    return {name: each for name, each in _mappings(template) if "StartingPosition" not in each}


def subscriptions(template: Reading) -> dict[str, dict[str, Any]]:
    """Return the subscriptions of queues, by logical id; people hear of alarms by mail."""
    found = template.of_type("AWS::SNS::Subscription")
    return {name: each for name, each in found.items() if each["Protocol"] == "sqs"}


def last_resorts(template: Reading) -> set[str]:
    """Return the logical ids of the queues where what was given up ends."""
    dead = {
        target(queue["RedrivePolicy"]["deadLetterTargetArn"])
        for queue in template.of_type("AWS::SQS::Queue").values()
        if "RedrivePolicy" in queue
    }
    failures = {
        target(mapping["DestinationConfig"]["OnFailure"]["Destination"])
        for mapping in streams(template).values()
    }
    return dead | failures


def _mappings(template: Reading) -> Any:
    return template.of_type("AWS::Lambda::EventSourceMapping").items()
