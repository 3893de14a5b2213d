"""Functions that are inspected together are inspected as if each were alone."""

import pytest

from tests.support.reading import Function
from tests.support.sizes import SOAK
from tests.template.conftest import inspect, shared_by


@pytest.mark.soak
def test_what_a_function_brings_does_not_depend_on_those_inspected_with_it(template, inspected):
    tried: dict[object, Function] = {}
    for function in template.functions.values():
        tried.setdefault(function.name if SOAK else shared_by(function), function)
    assert tried
    for function in tried.values():
        assert inspect((), [function])[function.name] == inspected[function.name], function.name
