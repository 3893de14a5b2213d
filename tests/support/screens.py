"""Reads QR codes off screenshots: what a scanner at the door sees of a phone."""

import struct
import zlib

import zxingcpp

_CHANNELS = {0: 1, 2: 3, 6: 4}
"""Bytes a pixel by PNG's colour types of 8 bits: grey, colours, colours with transparency."""


def read_screen(png: bytes) -> str:
    """Return the text of the one QR code in a screenshot."""
    width, height, grey = _grey(png)
    (code,) = zxingcpp.read_barcodes(memoryview(grey).cast("B", (height, width)))
    assert code.format == zxingcpp.BarcodeFormat.QRCode
    return str(code.text)


def _grey(png: bytes) -> tuple[int, int, bytes]:
    """Return width, height and one byte a pixel: its first channel. Black and white are the same in all."""
    data, place, header = b"", 8, b""
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        body = png[place + 8 : place + 8 + length]
        header = body if kind == b"IHDR" else header
        data += body if kind == b"IDAT" else b""
        place += 12 + length
    width, height, depth, colours = struct.unpack(">IIBB", header[:10])
    assert depth == 8
    step = _CHANNELS[colours]
    raw, stride = zlib.decompress(data), width * step
    before, rows = bytearray(stride), []
    for start in range(0, len(raw), stride + 1):
        before = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + stride]), before, step)
        rows.append(bytes(before[::step]))
    return width, height, b"".join(rows)


def _unfiltered(kind: int, row: bytearray, above: bytearray, step: int) -> bytearray:
    """Undo a filter of PNG (https://www.w3.org/TR/png-3/#9Filters)."""
    for at in range(len(row)):
        left = row[at - step] if at >= step else 0
        corner = above[at - step] if at >= step else 0
        guess = (0, left, above[at], (left + above[at]) // 2, _nearest(left, above[at], corner))[kind]
        row[at] = (row[at] + guess) & 0xFF
    return row


def _nearest(left: int, above: int, corner: int) -> int:
    whole = left + above - corner
    return min((left, above, corner), key=lambda each: abs(whole - each))
