"""What is sealed opens for its own record alone."""

import base64

import pytest

from tms.kernel.privacy import vault

NAME = "Uwimana Alice Kéza"
HERE = "booking/bkg_1"


@pytest.mark.usefixtures("cloud")
class TestSealed:
    @pytest.mark.parametrize("text", ["", "x", NAME, "\0\n" * 500])
    def test_opens_for_its_record(self, text):
        assert vault.unseal(vault.seal(text, HERE), HERE) == text

    def test_looks_different_each_time_and_holds_nothing_in_the_clear(self):
        one, other = vault.seal(NAME, HERE), vault.seal(NAME, HERE)
        assert one != other
        form, kid, rest = one.split(".")
        assert (form, len(kid)) == ("pd1", 8)
        assert b"Uwimana" not in base64.urlsafe_b64decode(rest + "==")

    def test_does_not_open_for_another_record(self):
        with pytest.raises(vault.Unreadable, match="booking/bkg_2"):
            vault.unseal(vault.seal(NAME, HERE), "booking/bkg_2")

    @pytest.mark.parametrize("where", [0, 12, -1])
    def test_does_not_open_when_a_byte_was_changed(self, where):
        head, _, text = vault.seal(NAME, HERE).rpartition(".")
        raw = bytearray(base64.urlsafe_b64decode(text + "=="))
        raw[where] ^= 1
        with pytest.raises(vault.Unreadable, match="not sealed for"):
            vault.unseal(f"{head}.{base64.urlsafe_b64encode(raw).rstrip(b'=').decode()}", HERE)

    @pytest.mark.parametrize("length", [0, 3, vault.NONCE_BYTES, vault.NONCE_BYTES + vault.TAG_BYTES - 1])
    def test_too_short_to_be_sealed_is_refused_under_a_key_that_is_there(self, length):
        head, _, text = vault.seal("", HERE).rpartition(".")
        short = base64.urlsafe_b64decode(text + "==")[:length]
        with pytest.raises(vault.Unreadable, match="not a sealed value"):
            vault.unseal(f"{head}.{base64.urlsafe_b64encode(short).rstrip(b'=').decode()}", HERE)

    @pytest.mark.parametrize("form", ["pd2", "PD1", "", "pd1x"])
    def test_another_form_is_not_opened_as_if_it_were_ours(self, form):
        _, _, rest = vault.seal(NAME, HERE).partition(".")
        with pytest.raises(vault.Unreadable, match="not a sealed value"):
            vault.unseal(f"{form}.{rest}", HERE)

    @pytest.mark.parametrize(
        "value", ["", NAME, "pd1", "pd1..", "pd1.k.", "pd1.k.AAAA", "pd1.k.ü", "pd2.k.AAAA"]
    )
    def test_what_is_not_sealed_is_refused_and_not_repeated(self, value):
        with pytest.raises(vault.Unreadable) as error:
            vault.unseal(value, HERE)
        assert NAME not in str(error.value)

    def test_nothing_stays_nothing(self):
        assert vault.seal_optional(None, HERE) is None
        assert vault.unseal_optional(None, HERE) is None
        assert vault.unseal_optional(vault.seal_optional(NAME, HERE), HERE) == NAME
