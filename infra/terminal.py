"""What a person at the terminal reads: progress, on stderr, and the error that ends a command.

Stdout is for a command's answer.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stop(Exception):
    """Ends the command with a message and exit status 1."""


class Step:
    """One line of progress; `note` is appended to it when it ends."""

    def __init__(self, title: str = "") -> None:
        self.note = ""
        self._title = title

    def reached(self, done: int, total: int) -> None:
        """Show how far the work is, if stderr is a terminal."""
        if sys.stderr.isatty():
            print(f"\r  {self._title} ... {done} of {total}", end="", file=sys.stderr, flush=True)


@contextmanager
def step(title: str) -> Iterator[Step]:
    """Print `title ... note (seconds)` around a piece of work."""
    shown = sys.stderr.isatty()
    back = "\r" if shown else ""
    if shown:
        print(f"  {title} ...", end="", file=sys.stderr, flush=True)
    started, current = time.monotonic(), Step(title)
    try:
        yield current
    except BaseException:
        print(f"{back}  {title}: failed", file=sys.stderr, flush=True)
        raise
    took = time.monotonic() - started
    note = f": {current.note}" if current.note else ""
    print(f"{back}  {title}{note} ({took:.1f} s)   ", file=sys.stderr, flush=True)


def say(text: str = "") -> None:
    """Print a line for the person, not for a program."""
    print(text, file=sys.stderr, flush=True)
