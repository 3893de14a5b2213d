"""E-mail addresses: one address has one normal form, in ASCII, and is shown as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.kernel.email_address import normal, readable


def test_an_address_is_kept_in_lower_case():
    assert normal("Aline.U+bus@Mail.Example") == "aline.u+bus@mail.example"


@pytest.mark.parametrize(
    "written",
    [
        "aline",
        "@mail.example",
        "aline@mail",
        "aline@mail.",
        "a b@mail.example",
        "aline@mail..example",
        "a@b@mail.example",
        "aline@mail.example\nBcc: all@mail.example",
        "a" * 65 + "@mail.example",
        "a@" + "m" * 250 + ".example",
        "aline,bosco@mail.example",
        "<aline@mail.example>",
        '"aline"@mail.example',
        "aline@mail.example,b",
        "al\u0131ne@mail.example",
    ],
)
def test_what_cannot_be_written_to_is_refused(written: str):
    with pytest.raises(ValueError, match="e-mail"):
        normal(written)


@pytest.mark.parametrize(
    "written",
    [
        "x@m\u00fcnchen.example",
        "X@M\u00dcNCHEN.Example",
        "x@mu\u0308nchen.example",
        "x@m\u00fcnchen\u3002example",
        "x@xn--mnchen-3ya.example",
        "x@XN--MNCHEN-3YA.EXAMPLE",
        "x\u200b@m\u00fcn\u00adchen.example\u2060",
    ],
)
def test_a_domain_beyond_ascii_is_kept_as_the_dns_has_it_and_shown_as_it_is_written(written: str):
    assert normal(written) == "x@xn--mnchen-3ya.example"
    assert readable(normal(written)) == "x@m\u00fcnchen.example"


@pytest.mark.parametrize(
    "address",
    ["x@\u4f8b\u3048.\u30c6\u30b9\u30c8", "x@\u0645\u062b\u0627\u0644.example", "x@fa\u00df.example"],
)
def test_domains_of_other_scripts_are_those_of_idna_2008(address: str):
    assert normal(address).isascii()
    assert readable(normal(address)) == address


@pytest.mark.parametrize(
    "written",
    [
        "x@xn--zzzzzz.example",
        "x@xn--.example",
        "x@-m\u00fcnchen.example",
        "x@m\u00fcn chen.example",
        "x@m\u00fcnchen",
        "x@m\u00fcnchen..example",
        "x@m\u00fcnchen.example\nBcc: all@mail.example",
        "x@i\u2764.example",
        "x@a\u200db.example",
        "x@" + "\u00fc" * 80 + ".example",
        "x@" + ".".join(["a" * 45 + "\u00fc"] * 5),
        "\u00e9@m\u00fcnchen.example",
        "\u212aevin@mail.example",
    ],
)
def test_a_domain_that_cannot_exist_is_refused(written: str):
    with pytest.raises(ValueError, match="e-mail"):
        normal(written)


def test_what_is_no_domain_of_ours_is_shown_as_it_is():
    assert readable("x@xn--zzzzzz.example") == "x@xn--zzzzzz.example"
    assert readable("aline@mail.example") == "aline@mail.example"


@given(st.emails() | st.text(max_size=20).map(lambda domain: f"x@{domain}.example"))
def test_a_normal_form_is_its_own_normal_form(written: str):
    try:
        address = normal(written)
    except ValueError:
        return
    assert normal(address) == normal(readable(address)) == address
