"""The templates of the stacks as most tests read them: each once, in JSON form, before the transform."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

STACKS = Path(__file__).resolve().parents[2] / "infra" / "stacks"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML with CloudFormation's short forms, `!Ref X` for `{"Ref": "X"}`."""


def _short_form(loader: Any, tag: str, node: Any) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if tag == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {tag if tag in {"Ref", "Condition"} else f"Fn::{tag}": value}


_Loader.add_multi_constructor("!", _short_form)


@cache
def resources(stack: str) -> dict[str, dict[str, Any]]:
    """Return the resources of `infra/stacks/<stack>.yaml` by logical name."""
    document = yaml.load((STACKS / f"{stack}.yaml").read_text(), Loader=_Loader)
    found: dict[str, dict[str, Any]] = document["Resources"]
    return found


def layout_of(table: str) -> dict[str, Any]:
    """Return the keys and indexes of a table, as whoever makes it has to name them.

    Args:
        table: its logical name in lower case.
    """
    properties = resources("data")[table.capitalize()]["Properties"]
    wanted = ("KeySchema", "AttributeDefinitions", "GlobalSecondaryIndexes")
    return {name: properties[name] for name in wanted if name in properties}


def subscriptions() -> dict[str, dict[str, Any]]:
    """Return the filter policy of each queue that is subscribed to the topic, by the queue's logical name."""
    return {name: {"type": given["Types"].split(",")} for name, given in _queues() if "Types" in given}


def consumers() -> dict[str, str]:
    """Return the function that reads each queue, as `service/module`, by the queue's logical name."""
    return {
        source["Properties"]["Queue"]["Fn::GetAtt"][0]: f"{service}/{properties['Handler'].split('.')[0]}"
        for service, properties in _functions()
        for source in properties.get("Events", {}).values()
        if source["Type"] == "SQS"
    }


def _queues() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in STACKS.iterdir():
        for name, each in resources(path.stem).items():
            if each["Type"] == "AWS::Serverless::Application":
                yield name, each["Properties"]["Parameters"]


def _functions() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in STACKS.iterdir():
        for each in resources(path.stem).values():
            if each["Type"] == "AWS::Serverless::Function":
                yield path.stem, each["Properties"]
