"""Base64url: every byte comes back, and one text is one value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.kernel import base64url


@given(st.binary(max_size=64))
def test_what_was_written_is_read(raw: bytes):
    text = base64url.encode(raw)
    assert "=" not in text
    assert base64url.decode(text) == raw


@pytest.mark.parametrize("text", ["QQ==", "+w", "/w", "Q Q", "Q", "QQ\n", "\u0661\u0661"])
def test_what_is_something_else_is_refused(text: str):
    with pytest.raises(ValueError, match=r"base64"):
        base64url.decode(text)
