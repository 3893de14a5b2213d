"""The template as the tests read it: once, in CloudFormation's JSON form."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]


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
def resources() -> dict[str, dict[str, Any]]:
    """Return the template's resources by logical name."""
    document = yaml.load((ROOT / "template.yaml").read_text(), Loader=_Loader)
    found: dict[str, dict[str, Any]] = document["Resources"]
    return found


def layout_of(table: str) -> dict[str, Any]:
    """Return the keys and indexes of a table, as whoever makes it has to name them.

    Args:
        table: its logical name in lower case.
    """
    properties = resources()[table.capitalize()]["Properties"]
    wanted = ("KeySchema", "AttributeDefinitions", "GlobalSecondaryIndexes")
    return {name: properties[name] for name in wanted if name in properties}


def subscriptions() -> dict[str, dict[str, Any]]:
    """Return the filter policy of each queue that is subscribed to the topic, by the queue's logical name."""
    return {
        each["Properties"]["Endpoint"]["Fn::GetAtt"][0]: each["Properties"]["FilterPolicy"]
        for each in resources().values()
        if each["Type"] == "AWS::SNS::Subscription"
    }
