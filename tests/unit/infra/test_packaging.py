"""A package's name is the hash of its content, and what it holds runs where Lambda puts it."""

import importlib
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from infra.deploy import packaging
from infra.deploy.packaging import function_package, layer_package
from infra.place import ROOT


@pytest.fixture
def service(tmp_path: Path) -> Path:
    """A service with one function."""
    (tmp_path / "get_thing.py").write_text("ANSWER = 42\n")
    return tmp_path


def names(package: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(package)).namelist()


def test_untouched_code_keeps_its_name_and_its_bytes(service):
    first, second = (function_package(service, bundle=False) for _ in range(2))
    assert first.key == second.key
    assert first.build() == second.build()


def test_a_changed_line_changes_the_name(service):
    before = function_package(service, bundle=False).key
    (service / "get_thing.py").write_text("ANSWER = 43\n")
    assert function_package(service, bundle=False).key != before


def test_a_renamed_file_changes_the_name(service):
    before = function_package(service, bundle=False).key
    (service / "get_thing.py").rename(service / "get_other.py")
    assert function_package(service, bundle=False).key != before


def test_caches_of_the_working_folder_are_left_out(service):
    before = function_package(service, bundle=False).key
    (service / "__pycache__").mkdir()
    (service / "__pycache__" / "get_thing.cpython-311.pyc").write_bytes(b"stale")
    assert function_package(service, bundle=False).key == before


def test_the_compiled_file_is_used_though_unpacking_changed_the_time(service, tmp_path, monkeypatch):
    unpacked = tmp_path / "unpacked"
    zipfile.ZipFile(io.BytesIO(function_package(service, bundle=False).build())).extractall(unpacked)
    # If the compiled file were checked against its source, the new text would win.
    (unpacked / "get_thing.py").write_text("ANSWER = 'compiled again'\n")
    monkeypatch.syspath_prepend(str(unpacked))
    try:
        assert importlib.import_module("get_thing").ANSWER == 42
    finally:
        sys.modules.pop("get_thing", None)


def test_the_domain_layer_stands_under_python():
    files = names(layer_package(ROOT / "layers" / "domain").build())
    assert "python/tms/__init__.py" in files
    assert all(name.startswith("python/tms/") for name in files)


def test_the_local_layer_of_dependencies_is_only_their_list():
    assert names(layer_package(ROOT / "layers" / "dependencies").build()) == ["python/requirements.txt"]


UNCHECKED_HASH = 1
"""Of a compiled file's flags (PEP 552): found by a hash, which is never compared with the source."""


@pytest.fixture
def _no_dependencies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packaging, "_dependencies", lambda _prefix: iter(()))


@pytest.mark.usefixtures("_no_dependencies")
class TestBundle:
    def test_it_is_compiled_for_the_python_of_lambda(self, service, monkeypatch):
        monkeypatch.setattr(packaging, "runtime_python", lambda: sys.executable)
        files = names(function_package(service, bundle=True).build())
        compiled = f"__pycache__/get_thing.{sys.implementation.cache_tag}.pyc"
        assert {"get_thing.py", compiled, "tms/__init__.py"} <= set(files)

    def test_without_that_python_it_is_left_to_the_function(self, service, monkeypatch):
        monkeypatch.setattr(packaging, "runtime_python", lambda: None)
        files = names(function_package(service, bundle=True).build())
        assert [name for name in files if name.endswith(".pyc")] == []


def test_sam_build_makes_a_compiled_layer(tmp_path):
    command = ["make", "-C", str(ROOT / "layers" / "domain"), "build-DomainLayer"]
    subprocess.run(
        [*command, f"ARTIFACTS_DIR={tmp_path}", f"RUNTIME={sys.executable}"], check=True, capture_output=True
    )
    sources, compiled = (sorted(tmp_path.rglob(f"*.{kind}")) for kind in ("py", "pyc"))
    assert len(sources) == len(compiled)
    assert {file.read_bytes()[4] for file in compiled} == {UNCHECKED_HASH}
