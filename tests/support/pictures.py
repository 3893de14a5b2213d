"""Reads QR codes back out of the PNGs that the platform draws (one bit a pixel, no filters)."""

import struct
import zlib

import zxingcpp


def read(png: bytes) -> str:
    """Return the text of the one code in a picture."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    place, data, size = 8, b"", (0, 0)
    while place < len(png):
        (length,) = struct.unpack_from(">I", png, place)
        kind, body = png[place + 4 : place + 8], png[place + 8 : place + 8 + length]
        if kind == b"IHDR":
            size = struct.unpack_from(">II", body)
        if kind == b"IDAT":
            data += body
        place += 12 + length
    width, height = size
    stride = 1 + width // 8
    raw = zlib.decompress(data)
    rows = (raw[start + 1 : start + stride] for start in range(0, len(raw), stride))
    grey = b"".join(
        bytes(255 * (byte >> bit & 1) for byte in row for bit in range(7, -1, -1)) for row in rows
    )
    (code,) = zxingcpp.read_barcodes(memoryview(grey).cast("B", (height, width)))
    assert code.format == zxingcpp.BarcodeFormat.QRCode
    return str(code.text)
