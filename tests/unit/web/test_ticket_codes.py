"""The QR codes that the portal draws on the phone: module by module those of the server's library."""

import json
import random

import pytest
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.util import MODE_ALPHA_NUM, QRData

from infra import web
from tests.support.reading import ROOT
from tests.support.scripts import said_by
from tms.tickets.qr import CAPACITY

QR = web.UI / "apps" / "book" / "qr.ts"
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
VECTORS = json.loads((ROOT / "tests" / "vectors" / "tickets.json").read_text())


def tokens_in(told: object) -> set[str]:
    """Return all texts among the vectors that have the form of a token.

    The server's library cannot draw long runs of zeros (see `tms.tickets.qr`), which no token has.
    """
    if isinstance(told, dict):
        return tokens_in([*told.values()])
    if isinstance(told, list):
        return {token for each in told for token in tokens_in(each)}
    fits = isinstance(told, str) and len(told) == 186 and set(told) <= set(SIGNS) and "0" * 50 not in told
    return {str(told)} if fits else set()


def of_the_server(text: str) -> list[list[bool]]:
    """Return the modules of a code of version 8, level M and mask 0, without its quiet zone."""
    code = QRCode(version=8, error_correction=ERROR_CORRECT_M, border=0, mask_pattern=0)
    code.add_data(QRData(text, mode=MODE_ALPHA_NUM), optimize=0)
    code.make(fit=False)
    return [[bool(module) for module in row] for row in code.get_matrix()]


def test_a_code_is_that_of_the_server_s_library_for_every_token_and_length():
    chance = random.Random(13)
    made = ["".join(chance.choices(SIGNS, k=length)) for length in (1, 2, 160, 185, 186, 187, 220, CAPACITY)]
    texts = [*sorted(tokens_in(VECTORS)), *made]
    assert len(texts) > len(made) + 3
    drawn = said_by(QR, f"{json.dumps(texts)}.map(it.modules)")
    assert drawn == [of_the_server(text) for text in texts]


@pytest.mark.parametrize("text", ["lower case", "É", "A" * (CAPACITY + 1)])
def test_what_is_no_token_is_not_drawn(text: str):
    with pytest.raises(AssertionError, match="This is no token of a ticket"):
        said_by(QR, f"it.modules({json.dumps(text)})")


def test_a_drawing_has_the_white_around_it_that_readers_need():
    told = said_by(QR, f"it.drawn({json.dumps('A' * 186)})")
    assert told["side"] == 49 + 2 * 4
    assert told["path"].startswith("M4 4h7v1h-7z")
