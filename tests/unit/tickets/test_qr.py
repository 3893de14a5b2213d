"""The QR pictures: read back by a decoder to the exact text, within the size, the same every time."""

import json
import random
import re
import struct
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path

import base45
import pytest
import zxingcpp

from tms.tickets import qr, token

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "tickets.json").read_text())
GENUINE = [vector["text"] for vector in VECTORS["tokens"] if vector["online"] == "ok"]
TEXT = GENUINE[0]
QUIET = qr.QUIET_ZONE
BLACK, WHITE = 0, 255
SVG = "{http://www.w3.org/2000/svg}"

Picture = list[bytes]  # rows of grey pixels


def scaled(modules: list[list[bool]], factor: int = 4) -> Picture:
    lines = [bytes(BLACK if dark else WHITE for dark in row for _ in range(factor)) for row in modules]
    return [line for line in lines for _ in range(factor)]


def decoded(picture: Picture) -> zxingcpp.Barcode:
    image = memoryview(b"".join(picture)).cast("B", (len(picture), len(picture[0])))
    codes = zxingcpp.read_barcodes(image, zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    assert len(codes) == 1
    return codes[0]


def read_png(content: bytes) -> Picture:
    """Read a one-bit grey PNG without filters, and check its frame."""
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    place, chunks = 8, {}
    while place < len(content):
        (length,) = struct.unpack_from(">I", content, place)
        kind, body = content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        assert struct.unpack_from(">I", content, place + 8 + length) == (zlib.crc32(kind + body),)
        chunks[kind] = body
        place += 12 + length
    assert list(chunks) == [b"IHDR", b"IDAT", b"IEND"]
    width, height, *form = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert form == [1, 0, 0, 0, 0]
    stride = 1 + width // 8
    raw = zlib.decompress(chunks[b"IDAT"])
    assert len(raw) == height * stride
    rows = [raw[start : start + stride] for start in range(0, len(raw), stride)]
    assert {row[0] for row in rows} == {0}
    return [
        bytes(WHITE if byte >> bit & 1 else BLACK for byte in row[1:] for bit in range(7, -1, -1))
        for row in rows
    ]


def read_svg(content: bytes) -> list[list[bool]]:
    """Draw the SVG's dark path on a grid of modules."""
    root = ET.fromstring(content)
    side = int(root.attrib["viewBox"].split()[2])
    grid = [[False] * side for _ in range(side)]
    path = root.findall(f"{SVG}path")[-1].attrib["d"]
    strokes = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path)
    assert "".join(f"M{x} {y}h{run}v1h-{back}z" for x, y, run, back in strokes) == path
    for x, y, run, back in strokes:
        assert run == back
        grid[int(y)][int(x) : int(x) + int(run)] = [True] * int(run)
    return grid


def read_terminal(drawn: str) -> list[list[bool]]:
    grid = []
    for line in drawn.splitlines():
        cells = line.removeprefix("\x1b[30;107m").removesuffix("\x1b[0m")
        assert len(line) == len(cells) + 13
        grid += [[cell in "▀█" for cell in cells], [cell in "▄█" for cell in cells]]
    return grid


class TestDecoding:
    @pytest.mark.parametrize("text", GENUINE)
    def test_png_svg_and_terminal_read_back_to_the_exact_text(self, text):
        assert decoded(read_png(qr.png(text))).text == text
        assert decoded(scaled(read_svg(qr.svg(text)))).text == text
        assert decoded(scaled(read_terminal(qr.terminal(text)))).text == text

    def test_ticket_is_of_level_m_and_version_8(self):
        code = decoded(read_png(qr.png(TEXT)))
        assert (code.ec_level, code.format) == ("M", zxingcpp.BarcodeFormat.QRCode)
        assert len(qr.modules(TEXT)) - 2 * QUIET == 17 + 4 * 8

    def test_tickets_of_any_content_read_back(self):
        source = random.Random(1)
        for _ in range(25):
            text = base45.b45encode(b"\1\1" + source.randbytes(token.TOKEN_LENGTH - 2)).decode()
            assert decoded(scaled(qr.modules(text))).text == text


class TestSize:
    def test_token_fits_in_version_8_level_m_in_alphanumeric_mode(self):
        assert token.TOKEN_LENGTH == 124
        assert token.TEXT_LENGTH == 186 <= qr.CAPACITY

    def test_capacity_is_what_version_8_holds(self):
        assert len(qr.modules("A" * qr.CAPACITY)) - 2 * QUIET == 49
        with pytest.raises(ValueError, match="221"):
            qr.modules("A" * (qr.CAPACITY + 1))

    @pytest.mark.parametrize("text", ["lower", "A#", "\u00c9", "A\nB"])
    def test_text_outside_the_alphanumeric_set_is_refused(self, text):
        with pytest.raises(ValueError, match="alphanumeric"):
            qr.modules(text)

    def test_pictures_are_small_enough_for_a_message(self):
        assert len(qr.png(TEXT)) < 2_000
        assert len(qr.svg(TEXT)) < 12_000


class TestPicture:
    def test_quiet_zone_of_four_modules_is_white_on_every_side(self):
        rows = qr.modules(TEXT)
        columns = [list(column) for column in zip(*rows, strict=True)]
        for lines in (rows, columns):
            assert not any(any(line) for line in lines[:QUIET] + lines[-QUIET:])
            assert all(lines[QUIET][QUIET : QUIET + 7])

    def test_same_text_gives_the_same_bytes(self):
        assert qr.png(TEXT) == qr.png(TEXT)
        assert qr.svg(TEXT) == qr.svg(TEXT)
        assert qr.png(TEXT) != qr.png(GENUINE[1])

    def test_svg_scales_and_has_a_title_for_those_who_cannot_see_it(self):
        root = ET.fromstring(qr.svg(TEXT, "Seat 4A <Kigali & Musanze>"))
        assert root.attrib["role"] == "img"
        assert not {"width", "height"} & set(root.attrib)
        assert root[0].tag == f"{SVG}title"
        assert root[0].text == "Seat 4A <Kigali & Musanze>"

    def test_terminal_lines_are_of_one_width(self):
        lines = qr.terminal(TEXT).splitlines()
        assert {len(line) for line in lines} == {len(qr.modules(TEXT)) + 13}
