"""Reads pages and pictures as people's programs do: PDFium (Chrome's) for PDF, zxing for the codes."""

import re

import pypdfium2
import zxingcpp

MODULE = 8
"""How many pixels a module of a code is drawn with."""


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page of a PDF document."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


def code_on(pdf: bytes, dots_per_inch: int = 150) -> str:
    """Return the text of the one code on the first page of a PDF document, as printed so finely."""
    page = pypdfium2.PdfDocument(pdf)[0]
    bitmap = page.render(scale=dots_per_inch / 72, grayscale=True)
    width, height = bitmap.width, bitmap.height
    rows = (bytes(bitmap.buffer)[y * bitmap.stride : y * bitmap.stride + width] for y in range(height))
    return _read(b"".join(rows), width, height)


def code_in(html: str) -> str:
    """Return the text of the one code in a page of HTML, which is an SVG of black boxes on white."""
    found = re.search(r'viewBox="0 0 (\d+) (\d+)".*?<path d="([^"]*)"/></svg>', html, re.DOTALL)
    assert found is not None
    side = int(found[1]) * MODULE
    grey = bytearray(b"\xff" * side * side)
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", found[3]):
        for line in range(int(y) * MODULE, (int(y) + 1) * MODULE):
            start = line * side + int(x) * MODULE
            grey[start : start + int(length) * MODULE] = bytes(int(length) * MODULE)
    return _read(bytes(grey), side, side)


def _read(grey: bytes, width: int, height: int) -> str:
    (code,) = zxingcpp.read_barcodes(memoryview(grey).cast("B", (height, width)))
    assert code.format == zxingcpp.BarcodeFormat.QRCode
    return str(code.text)
