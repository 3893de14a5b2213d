"""A token as a QR code: PNG and SVG for screens and paper, and characters for a terminal.

`qrcode` computes the modules (ISO/IEC 18004). The pictures are written here, because its own image factories
need Pillow or leave out the title, and a black-and-white PNG takes a few lines of the standard library.

`qrcode` 8.2 raises ValueError for a text with about 55 zeros in a row (its issue 330). A token has no such
text: the 32 bytes of its ids give at most 48 zeros, and the tag and the signature behind them are as good as
random.
"""

import struct
import zlib

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.util import MODE_ALPHA_NUM, QRData

CAPACITY = 221  # alphanumeric characters in version 8 at level M (ISO/IEC 18004, table 7)
QUIET_ZONE = 4  # modules of white on every side that the standard asks for
PIXELS_PER_MODULE = 8
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BLACK_ON_WHITE = "\x1b[30;107m"
_PLAIN = "\x1b[0m"
_HALF_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def modules(text: str) -> list[list[bool]]:
    """Return the code's rows of modules, dark ones True, with the quiet zone around them.

    A code is at most of version 8, since a larger one is hard to read from a cheap phone's screen.

    Raises:
        ValueError: the text has characters outside QR's alphanumeric set, or more than 221.
    """
    if len(text) > CAPACITY:
        raise ValueError(f"A QR code of version 8 holds {CAPACITY} characters, not {len(text)}.")
    try:
        content = QRData(text, mode=MODE_ALPHA_NUM)
    except ValueError:
        raise ValueError("The text has characters outside of QR's alphanumeric set.") from None
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(content, optimize=0)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def png(text: str) -> bytes:
    """Return the code as a PNG of one bit a pixel, 8 pixels a module; the same bytes for the same text."""
    rows = modules(text)
    side = len(rows) * PIXELS_PER_MODULE
    lines = b"".join((b"\0" + _packed(row)) * PIXELS_PER_MODULE for row in rows)
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return _PNG_SIGNATURE + b"".join(_chunk(kind, content) for kind, content in chunks)


def svg(text: str, title: str = "Ticket QR code") -> bytes:
    """Return the code as an SVG of any size, with `title` for people that cannot see it.

    The same text and title give the same bytes.
    """
    rows = modules(text)
    side = len(rows)
    path = "".join(
        f"M{start} {y}h{length}v1h-{length}z" for y, row in enumerate(rows) for start, length in runs(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" role="img" '
        f'shape-rendering="crispEdges"><title>{_escaped(title)}</title>'
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path d="{path}"/></svg>\n'
    ).encode()


def terminal(text: str) -> str:
    """Return the code for a terminal: two modules a character, black on white in any colour scheme."""
    rows = modules(text)
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    lines = (
        "".join(_HALF_BLOCKS[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )
    return "".join(f"{_BLACK_ON_WHITE}{line}{_PLAIN}\n" for line in lines)


def _packed(row: list[bool]) -> bytes:
    """Return a row of pixels, 1 for white; a module of 8 pixels is one byte."""
    return bytes(0x00 if dark else 0xFF for dark in row)


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def runs(row: list[bool]) -> list[tuple[int, int]]:
    """Return (start, length) of each run of dark modules."""
    edges = [x for x in range(len(row) + 1) if (x < len(row) and row[x]) != (x > 0 and row[x - 1])]
    return [(start, end - start) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
