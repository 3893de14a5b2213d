"""Paper: blank pages for a printer, in letters that can be printed.

Texts are printed in DejaVu Sans, of which the folder `fonts` has the Latin, Greek and Cyrillic letters. A
sign that it lacks loses its marks, or becomes a question mark in a diamond: no name is dropped or guessed.
"""

import unicodedata
import warnings
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fpdf import FPDF

_FONTS = Path(__file__).with_name("fonts")
FONT, BOLD = (_FONTS / f"DejaVuSansCondensed{kind}.ttf" for kind in ("", "-Bold"))
UNKNOWN = "\ufffd"
A4, A5 = (210, 297), (148, 210)


def blank(size: tuple[int, int], title: str, made_at: datetime, footer: "Callable[[FPDF], str]") -> "FPDF":
    """Return a document with one empty page, and the font `sans` to write in.

    Args:
        size: width and height in millimetres, as `A4`.
        made_at: stands in the document's properties.
        footer: returns the last line of each page; `{nb}` in it stands for the number of pages.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # fpdf2 warns that it could draw no pictures: Pillow is not installed
        from fpdf import FPDF

    class Pages(FPDF):
        def footer(self) -> None:
            self.set_y(-12)
            self.set_font("sans", size=8)
            self.cell(0, 5, printable(footer(self)), align="C")

    page = Pages(format=size)
    page.set_margins(10, 12)
    page.set_auto_page_break(auto=True, margin=16)
    page.add_font("sans", fname=FONT)
    page.add_font("sans", "B", BOLD)
    page.set_creation_date(made_at)
    page.set_title(printable(title))
    page.add_page()
    return page


def printable(text: str) -> str:
    """Return a text in the signs that the font has."""
    return "".join(_sign(each) for each in unicodedata.normalize("NFC", text))


def _sign(sign: str) -> str:
    if ord(sign) in _signs():
        return sign
    bare = "".join(each for each in unicodedata.normalize("NFKD", sign) if ord(each) in _signs())
    return bare or ("" if unicodedata.combining(sign) else UNKNOWN)


@cache
def _signs() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(FONT) as font:
        return frozenset(font.getBestCmap())
