"""E-mail addresses and the strictness of request bodies."""

import pytest

from tests.support.faults import faults
from tms.kernel.http.reader import read
from tms.kernel.http.requests import Body, Email, PersonName, Phone, email


class Contact(Body):
    name: PersonName
    phone: Phone | None = None
    email: Email | None = None


def test_an_address_is_kept_in_lower_case():
    assert email("Aline.U+bus@Mail.Example") == "aline.u+bus@mail.example"


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
        email(written)


def test_bodies_are_trimmed_and_hold_no_unknown_field():
    assert read(Contact, {"name": "  Aline "}).name == "Aline"
    assert faults(Contact, {"name": "Aline", "role": "owner"}) == {
        "/role": "There is no such field. Leave it out."
    }
    assert faults(Contact, {"name": "   "}) == {"/name": "Give a name of at most 100 characters."}
