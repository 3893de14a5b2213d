"""The demonstration's output: numbered steps, requests with their answers, facts in columns."""

import os
import re
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

T = TypeVar("T")

LABEL_WIDTH = 11
TEXT_WIDTH = 80
PAUSE_SECONDS = 0.25
"""The time between two looks at something that is awaited."""

_CODES = {"bold": "1", "dim": "2", "green": "32", "red": "31", "yellow": "33", "cyan": "36"}
_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


class Wrong(Exception):
    """A step of the demonstration failed."""


class Screen:
    """Prints steps and keeps their times.

    Attributes:
        steps: (title, seconds) of every step that ended well.
        calls: the number of requests so far.
    """

    def __init__(self, out: TextIO = sys.stdout, *, colour: bool | None = None) -> None:
        self._out = out
        self._colour = colour if colour is not None else out.isatty() and "NO_COLOR" not in os.environ
        self.steps: list[tuple[str, float]] = []
        self.calls = 0

    @contextmanager
    def step(self, title: str) -> Iterator[None]:
        """Print a numbered step, and keep how long it takes."""
        self.line(f"\n{self.paint(f'{len(self.steps) + 1:2}', 'cyan')}  {self.paint(title, 'bold')}")
        started = time.monotonic()
        yield
        self.steps.append((title, time.monotonic() - started))

    def part(self, title: str) -> None:
        """Print a heading over several steps."""
        self.line(f"\n{self.paint(f'── {title} '.ljust(78, '─'), 'cyan')}")

    def request(self, line: str, status: int, code: str, milliseconds: float) -> None:
        """Print a request with the status of its answer and, of a refusal, the code."""
        self.calls += 1
        answer = self.paint(f"{status} {code}".rstrip(), "green" if status < 400 else "yellow")
        self.line(f"    {line}  {answer}  {self.paint(f'{milliseconds:.0f} ms', 'dim')}")

    def fact(self, label: str, value: object) -> None:
        """Print one fact of an answer."""
        self.line(f"      {self.paint(label.ljust(LABEL_WIDTH), 'dim')} {value}")

    def good(self, text: str) -> None:
        """Print a fact that was checked."""
        first, *rest = textwrap.wrap(text, TEXT_WIDTH)
        self.line(f"      {self.paint('✓', 'green')} {first}")
        for line in rest:
            self.line(f"        {line}")

    def block(self, text: str) -> None:
        """Print several lines, a picture or a message."""
        for line in text.splitlines():
            self.line(f"      {line}")

    def line(self, text: str = "") -> None:
        """Print a line, with colours if the output is a terminal."""
        print(text if self._colour else _ESCAPES.sub("", text), file=self._out, flush=True)

    def paint(self, text: str, *styles: str) -> str:
        """Return `text` in a colour or style."""
        return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"

    def wait(
        self,
        what: str,
        look: Callable[[], T],
        good: Callable[[T], bool],
        seconds: float = 45,
        *,
        quiet: bool = False,
    ) -> T:
        """Look again and again until `good` accepts what is seen, and return that; print a dot for each
        second.

        Args:
            what: words for what is awaited.
            quiet: print nothing.

        Raises:
            Wrong: it was not accepted within `seconds`.
        """
        started, dots = time.monotonic(), 0
        self._write("" if quiet else f"    waiting for {what} ")
        try:
            while not good(seen := look()):
                passed = time.monotonic() - started
                if passed > seconds:
                    raise Wrong(f"Waited {seconds:.0f} s for {what} in vain; last seen: {seen}")
                if not quiet and passed >= dots:
                    self._write(".")
                    dots += 1
                time.sleep(PAUSE_SECONDS)
        finally:
            self._write("" if quiet else f" {time.monotonic() - started:.1f} s\n")
        return seen

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


def must(holds: object, what: str) -> None:
    """Check that something holds.

    Args:
        what: says how it should be.

    Raises:
        Wrong: it does not hold.
    """
    if not holds:
        raise Wrong(f"It should be so, and is not: {what}")
