"""Settings: read from the environment once, complete or not at all."""

from dataclasses import dataclass

import pytest

from tms.kernel import settings


@dataclass(frozen=True)
class Needs:
    """Two variables."""

    first_thing: str
    second_thing: str


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(settings, "REGISTERED", {})
    monkeypatch.setattr(settings, "_readers", [])
    return settings.from_environment(Needs)


def test_fields_are_variables_in_capitals(read, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FIRST_THING", "1")
    monkeypatch.setenv("SECOND_THING", "")
    assert read() == Needs("1", "")
    assert settings.REGISTERED[Needs] == {"FIRST_THING", "SECOND_THING"}


def test_what_is_missing_is_named_and_nothing_else(read, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FIRST_THING", "1")
    monkeypatch.delenv("SECOND_THING", raising=False)
    with pytest.raises(settings.MissingSetting, match=r"^not set: SECOND_THING$"):
        read()


def test_they_are_read_once_until_forgotten(read, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FIRST_THING", "1")
    monkeypatch.setenv("SECOND_THING", "2")
    assert read().first_thing == "1"
    monkeypatch.setenv("FIRST_THING", "changed")
    assert read().first_thing == "1"
    settings.forget()
    assert read().first_thing == "changed"
