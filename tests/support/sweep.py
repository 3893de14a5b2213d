"""Sweeps through an app: each state in every language, both schemes and both sizes, loaded once.

What axe can find depends on the state and the size of the window, so both get all of its rules. The scheme
changes colours alone, the language texts alone: each has the rules that look at it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

SCRIPT = Path(__file__).with_suffix(".js").read_text()
LANGUAGES = ("en", "fr", "rw", "sw")
SIZES = {"desk": (1280, 800), "phone": (360, 740)}
OF_COLOURS = ("color-contrast", "link-in-text-block")
OF_TEXTS = (
    *("aria-command-name", "aria-dialog-name", "aria-input-field-name", "aria-toggle-field-name"),
    *("button-name", "document-title", "empty-heading", "empty-table-header", "frame-title", "html-has-lang"),
    *("html-lang-valid", "image-alt", "label", "landmark-unique", "link-name", "select-name", "svg-img-alt"),
    *("summary-name", "target-size", "valid-lang"),
)
HELD_MS = 350
"""A skeleton comes after 300 ms."""


class Sweep:
    """One browser window that goes through the states of an app.

    Attributes:
        swept: how many states were looked at, each in all languages, schemes and sizes.
        sizes: of the window, `desk` and `phone`.
        refusals: statuses of the API that are expected.
        faults: what was found, with the state, the language, the scheme and the size.
    """

    def __init__(
        self,
        page: Page,
        axe: str,
        faults: list[str],
        refusals: set[int],
        sizes: Mapping[str, tuple[int, int]] = SIZES,
    ) -> None:
        self.page = page
        self.sizes = sizes
        self.faults = faults
        self.refusals = refusals
        self.swept = 0
        self._axe = axe
        self._whole: Iterator[str] = cycle(LANGUAGES)
        page.emulate_media(reduced_motion="reduce")
        page.add_init_script(SCRIPT)

    def start(self, address: str) -> None:
        """Load the app at an address."""
        self.root = address
        self.page.goto(address)
        self.settle()
        self.page.evaluate(self._axe)

    def go(self, view: str, mode: str = "normal") -> None:
        """Go to a view as a link does.

        Args:
            mode: whether the API's answers are `normal`, `held` back, `empty`, `broken` or `forbidden`.
        """
        self.page.evaluate("sweep.mode = 'normal'")
        self.page.evaluate("address => sweep.go(address)", f"{self.root}nowhere")
        self.page.evaluate("mode => { sweep.mode = mode }", mode)
        self.page.evaluate("address => sweep.go(address)", self.root + view)
        if mode == "held":
            self.page.wait_for_timeout(HELD_MS)
        else:
            self.settle()

    def settle(self) -> None:
        """Wait until all answers are there and shown."""
        self.page.evaluate("sweep.settled()")

    def everything(self, view: str) -> None:
        """Look at a view, at the dialogs that its buttons open, and at its form when all of it is wrong."""
        self.go(view)
        self.look(view)
        for place in range(self.page.evaluate("sweep.dialogs()")):
            dialog = self.page.locator("main dialog").nth(place)
            dialog.evaluate("dialog => dialog.previousElementSibling.click()")
            self.look(f"{view}, dialog {place + 1}")
            self.page.keyboard.press("Escape")
        if self.page.locator("main form button.main").count():
            self.refuse(view)

    def refuse(self, view: str) -> None:
        """Send the view's form and look at an answer that finds every field wrong."""
        self.page.evaluate("sweep.mode = 'refused'")
        self.page.evaluate("sweep.send()")
        expect(self.page.locator("main .summary").first).to_be_visible()
        self.look(f"{view}, everything wrong")

    def look(self, state: str, sizes: Sequence[str] = ("desk", "phone")) -> None:
        """Look at what is shown, in every language, both schemes, and these sizes."""
        self.swept += 1
        whole = next(self._whole)
        languages = [*(each for each in LANGUAGES if each != whole), whole]
        for size in sizes:
            width, height = self.sizes[size]
            self.page.set_viewport_size({"width": width, "height": height})
            self.page.emulate_media(color_scheme="light")
            of_texts = OF_TEXTS if size == "desk" else None
            found: Any = self.page.evaluate("([all, rules]) => sweep.look(all, rules)", [languages, of_texts])
            self.faults += [f"{state} ({language}, light, {size}): {each}" for language, each in found]
            self.page.emulate_media(color_scheme="dark")
            found = self.page.evaluate("rules => sweep.axe(rules)", OF_COLOURS)
            self.faults += [f"{state} ({whole}, dark, {size}): {each}" for each in found]
