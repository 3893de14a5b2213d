"""Where the emulator answers too late, what is missing of the sample network is loaded in the next try."""

import pytest
from botocore.exceptions import ReadTimeoutError
from pynamodb.exceptions import PutError

from infra.sample import seed

LATE = PutError("Failed", ReadTimeoutError(endpoint_url="http://127.0.0.1:4599/"))


def failing(monkeypatch: pytest.MonkeyPatch, *errors: Exception | None) -> list[Exception | None]:
    """Let each call of `load` end with the next of the errors; return those that are left."""
    left = list(errors)

    def load(*_: object) -> None:
        if error := left.pop(0):
            raise error

    monkeypatch.setattr(seed, "load", load)
    return left


def test_a_late_answer_is_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    left = failing(monkeypatch, LATE, None)
    assert (seed.main(), left) == (0, [])
    assert "No answer in time: Read timeout on endpoint URL" in capsys.readouterr().err


def test_at_last_it_gives_up(monkeypatch: pytest.MonkeyPatch):
    left = failing(monkeypatch, *[LATE] * seed.TRIES, None)
    assert (seed.main(), left) == (1, [None])


def test_other_failures_are_no_matter_of_time(monkeypatch: pytest.MonkeyPatch):
    failing(monkeypatch, PutError("Failed", ValueError("no such table")))
    with pytest.raises(PutError):
        seed.main()
