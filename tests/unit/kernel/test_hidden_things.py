"""A use case that hides a record which is there asks `tenancy.hidden`, so that the try is audited."""

import ast
from collections.abc import Iterator
from pathlib import Path

import tms

PACKAGE = Path(tms.__file__).parent

OF_NO_COMPANY = {
    "accounts/end_session.py end_session": "sessions are looked up among the caller's own alone",
    "fleet/delete_absence.py change": "absences are those of a driver of the caller's company",
    "fleet/delete_absence.py delete_absence": "absences are those of a driver of the caller's company",
    "fleet/delete_outage.py change": "outages are those of a bus of the caller's company",
    "fleet/delete_outage.py delete_outage": "outages are those of a bus of the caller's company",
    "fleet/enter_licence.py enter": "the member is of the caller's company",
    "fleet/enter_licence.py attempt": "the member is of the caller's company",
    "payments/cancel_booking.py _cancel": "quotes are those of a booking that the caller may change",
    "payments/exchange_booking.py _exchange": "quotes are those of a booking that the caller may change",
    "trips/create_timetable.py _added": "the timetable is one that this very request made before",
    "trips/find_trip.py find_trip": "what is on sale is public",
}
"""Functions that hide what is there from everybody alike, and why that is no try to audit."""


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).parts[0] != "kernel":
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.FunctionDef):
                    yield f"{path.relative_to(PACKAGE).as_posix()} {node.name}", node


def hides_what_is_there(function: ast.FunctionDef) -> bool:
    """Tell whether it answers "not found" for another reason than that nothing was found."""
    named = {
        target.id
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and _is_call(node.value, "NotFound")
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return any(
        isinstance(node, ast.If) and not _finds_nothing(node.test) and _raises(node.body, named)
        for node in ast.walk(function)
    )


def _raises(body: list[ast.stmt], named: set[str]) -> bool:
    return any(
        isinstance(each, ast.Raise)
        and (_is_call(each.exc, "NotFound") or (isinstance(each.exc, ast.Name) and each.exc.id in named))
        for each in body
    )


def _finds_nothing(test: ast.expr) -> bool:
    """Tell whether a condition is `x is None`, or asks for the shape of an identifier alone."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return _is_call(test.operand, "is_id")
    return isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.Is) and _is_none(test.comparators[0])


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_call(node: ast.expr | None, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name


def _asks_tenancy(function: ast.FunctionDef) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr == "hidden" for node in ast.walk(function))


def test_whoever_hides_what_is_there_asks_the_tenancy():
    hiding = {name: function for name, function in functions() if hides_what_is_there(function)}
    unasked = {name for name, function in hiding.items() if not _asks_tenancy(function)}
    assert unasked == OF_NO_COMPANY.keys()


def test_a_careless_use_case_would_be_found():
    source = """
def find(caller, thing_id):
    thing = store.find(thing_id)
    if thing is None or not caller.works_for(thing.company_id):
        raise NotFound("thing_not_found", "There is none.")
"""
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    assert hides_what_is_there(function)
    assert not _asks_tenancy(function)
