"""Puts nested stacks together to one view, as if all their resources stood in one template.

A parameter of a nested stack is replaced by what it is given, and an output by what it tells. A logical id
that several stacks use is preceded by the name of the stack: `Logs` of the stack Auth is AuthLogs, and `Dead`
of the stack Mail is MailDead. A text is as it is where no condition holds.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from infra.deploy.template import Template, Templates

NESTED = "AWS::CloudFormation::Stack"


def together(templates: Templates) -> Template:
    """Return one template of all, after the transform; the root is the last of `templates`."""
    root = _Stack(templates, list(templates.values())[-1])
    stacks = list(root.all())
    counted = Counter(name for stack in stacks for name in stack.own)
    root.several.update(name for name, times in counted.items() if times > 1)
    resources: dict[str, Any] = {}
    conditions: dict[str, Any] = {}
    for stack in stacks:
        for name, resource in stack.resources():
            assert name not in resources, f"two resources are called {name}"
            resources[name] = resource
        for name, condition in stack.conditions():
            assert conditions.setdefault(name, condition) == condition, f"{name} means two things"
    outputs = {name: root.output(name) for name in root.template.get("Outputs", {})}
    return {**root.template, "Conditions": conditions, "Resources": resources, "Outputs": outputs}


class _Stack:
    """One use of a template."""

    def __init__(
        self, templates: Templates, template: Template, name: str = "", parent: "_Stack | None" = None
    ) -> None:
        self.template = template
        self.several: set[str] = parent.several if parent else set()
        self._templates = templates
        self._name = name
        self._parent = parent
        self._declared = template.get("Parameters", {})

    @property
    def own(self) -> dict[str, dict[str, Any]]:
        """Its resources, without the nested stacks."""
        resources = self.template["Resources"].items()
        return {name: resource for name, resource in resources if resource["Type"] != NESTED}

    @cached_property
    def nested(self) -> dict[str, "_Stack"]:
        """The stacks inside it, by their logical ids."""
        return {
            name: _Stack(
                self._templates, self._templates[Path(resource["Properties"]["TemplateURL"])], name, self
            )
            for name, resource in self.template["Resources"].items()
            if resource["Type"] == NESTED
        }

    def all(self) -> Iterator["_Stack"]:
        """Yield it and all inside it."""
        yield self
        for stack in self.nested.values():
            yield from stack.all()

    def resources(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield its resources but those whose condition never holds."""
        for name, resource in self.own.items():
            condition = resource.get("Condition")
            holds = _constant(self._condition(condition)) if condition else None
            if holds is not False:
                seen = {key: each for key, each in resource.items() if key != "Condition" or holds is None}
                yield self._in_view(name), self._value(seen)

    def conditions(self) -> Iterator[tuple[str, Any]]:
        """Yield the conditions that depend on a parameter of the root."""
        for name in self.template.get("Conditions", {}):
            condition = self._condition(name)
            if _constant(condition) is None:
                yield name, condition

    def output(self, name: str) -> Any:
        """Return what an output tells."""
        return self._value(self.template["Outputs"][name]["Value"])

    def _condition(self, name: str) -> Any:
        return self._value(self.template["Conditions"][name])

    def _in_view(self, logical: str) -> str:
        return self._name + logical if logical in self.several else logical

    def _value(self, value: Any) -> Any:
        match value:
            case {"Ref": str(name)}:
                return self._parameter(name) if name in self._declared else {"Ref": self._in_view(name)}
            case {"Fn::GetAtt": [name, attribute]} if name in self.nested:
                return self.nested[name].output(attribute.removeprefix("Outputs."))
            case {"Fn::GetAtt": [name, attribute]}:
                return {"Fn::GetAtt": [self._in_view(name), attribute]}
            case {"Fn::Sub": str(text)}:
                found = re.sub(r"\$\{([\w:]+)([.\w]*)\}", self._inserted, text)
                return {"Fn::Sub": found} if "${" in found else found
            case {"Fn::If": [name, yes, no]} if (held := _constant(self._condition(name))) is not None:
                return self._value(yes if held else no)
            case {"Fn::Split": [separator, text]}:
                return str(self._value(text)).split(separator)
            case dict():
                return {key: self._value(each) for key, each in value.items()}
            case list():
                return [self._value(each) for each in value]
        return value

    def _parameter(self, name: str) -> Any:
        if self._parent is None:
            return {"Ref": name}
        given = self._parent.template["Resources"][self._name]["Properties"]["Parameters"]
        assert given.keys() <= self._declared.keys(), (
            f"{self._name} declares no {given.keys() - self._declared}"
        )
        return self._parent._value(given[name]) if name in given else self._declared[name]["Default"]

    def _inserted(self, found: re.Match[str]) -> str:
        name, attribute = found.groups()
        if name not in self._declared:
            return f"${{{self._in_view(name)}{attribute}}}"
        match self._parameter(name):
            case {"Ref": inner}:
                return f"${{{inner}}}"
            case {"Fn::GetAtt": [inner, of]}:
                return f"${{{inner}.{of}}}"
            case {"Fn::Sub": text}:
                return str(text)
            case {"Fn::If": [_, _, otherwise]}:
                return str(otherwise)
            case text:
                return str(text)


def _constant(condition: Any) -> bool | None:
    """Return whether a condition holds; None if that depends on a parameter."""
    match condition:
        case {"Fn::Not": [inner]}:
            held = _constant(inner)
            return None if held is None else not held
        case {"Fn::Equals": [str(left), str(right)]}:
            return left == right
        case {"Fn::Equals": [{"Ref": name}, str(logical)]} if logical and name.startswith(logical):
            return False  # what a resource is known by, compared with its logical id
    return None
