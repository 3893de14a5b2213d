"""Whatever is refused is told in a sentence for people, and a wrong field is named as it was sent."""

import ast
import re
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import fields

from infra.functions import http_functions
from infra.place import ROOT
from tests.support.faults import faults
from tms.kernel import errors
from tms.kernel.http.requests import Body

MODELS: dict[str, type[Body]] = {
    model.__name__: model
    for each in http_functions()
    for model in (each.route.body, each.route.query)
    if model is not None
}
WRONG: list[Any] = [None, [], {}, -1, 1e300, "", "\0", "x" * 5000, [None], ["x"], [{}]]
SENTENCE = re.compile(r"[A-Z][^`^\\\n]+\.")


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_wrong_field_is_named_and_told_in_a_sentence(name: str):
    model = MODELS[name]
    for each in fields(model):
        wrong: list[Any] = [{each.encode_name: value} for value in WRONG]
        if each.required:
            wrong.append({})
        told = [found for body in wrong if (found := _at(faults(model, body), f"/{each.encode_name}"))]
        assert told, f"nothing is ever wrong with {each.encode_name}"
        for pointer, sentence in (fault for found in told for fault in found.items()):
            assert SENTENCE.fullmatch(sentence), f"{pointer}: {sentence}"


NO_WORDS_OF_ITS_OWN = re.compile(
    r"Give (a text|a number|a whole number|true or false\.|a JSON object|a moment\.|something else).*"
    r"|.* a record.*|.*(?i:value error|input|pattern|str|int|null|none|pydantic|msgspec).*"
)


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_field_is_told_in_its_own_words(name: str):
    told = {
        sentence
        for each in fields(MODELS[name])
        for value in WRONG
        for sentence in _at(faults(MODELS[name], {each.encode_name: value}), f"/{each.encode_name}").values()
    }
    assert {sentence for sentence in told if NO_WORDS_OF_ITS_OWN.fullmatch(sentence)} == set()


def test_a_reset_and_a_change_call_the_new_password_alike():
    reset, change = MODELS["ResetRequest"], MODELS["NewPasswordRequest"]
    assert [faults(each, {"new_password": "short"})["/new_password"] for each in (reset, change)] == [
        "A password has at least 8 characters."
    ] * 2


def _at(found: dict[str, str], pointer: str) -> dict[str, str]:
    return {
        where: what for where, what in found.items() if where == pointer or where.startswith(f"{pointer}/")
    }


def test_the_detail_of_every_problem_is_a_sentence():
    told = [text for path in (ROOT / "layers/domain").rglob("*.py") for text in _details(path.read_text())]
    assert len(told) > 50
    assert [text for text in told if not SENTENCE.fullmatch(text)] == []


def _details(source: str) -> Iterator[str]:
    """Yield the details of problems that stand in a module as texts; a value in one is shown as X."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and _is_problem(getattr(errors, node.func.id, None))
            and len(node.args) > 1
        ):
            match node.args[1]:
                case ast.Constant(str(text)):
                    yield text
                case ast.JoinedStr(parts):
                    yield "".join(
                        str(part.value) if isinstance(part, ast.Constant) else "X" for part in parts
                    )


def _is_problem(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, errors.Problem)
