"""Names, and the strictness of request bodies."""

import pytest

from tests.support.faults import faults
from tms.kernel.http.reader import read
from tms.kernel.http.requests import Body, Email, PersonName, Phone


class Contact(Body):
    name: PersonName
    phone: Phone | None = None
    email: Email | None = None


def test_bodies_are_trimmed_and_hold_no_unknown_field():
    assert read(Contact, {"name": "  Aline "}).name == "Aline"
    assert faults(Contact, {"name": "Aline", "role": "owner"}) == {
        "/role": "There is no such field. Leave it out."
    }
    assert faults(Contact, {"name": "   "}) == {"/name": "Give a name of at most 100 characters."}


class TestName:
    @pytest.mark.parametrize(
        "name",
        [
            "Aline Uwase",
            "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",
            "\u0dc1\u0dca\u200d\u0dbb\u0dd3",
            "Aline \U0001f469\u200d\U0001f469\u200d\U0001f467",
            "\U0001f3f3\ufe0f\u200d\U0001f308 Aline",
            "\u0e2a\u0e21\u0e0a\u0e32\u0e22",
            "O\u2019Neil-N\u00fa\u00f1ez",
            "7",
        ],
    )
    def test_it_is_kept_in_any_script_with_the_joiners_within_its_words(self, name: str):
        assert read(Contact, {"name": name}).name == name

    @pytest.mark.parametrize(
        "pasted",
        [
            "\u2068Aline\u2069 Uwase",
            "Ali\u00adne Uwase\u200e",
            "\ufeffAline\u200b Uwase",
            "Aline\u202e Uwase\u202c",
            "Aline\u200d Uwase\u200c",
            "Aline \u200cUwase",
            "Aline\u200d\u200c Uwase",
        ],
    )
    def test_it_is_kept_without_the_invisible_marks_that_say_nothing(self, pasted: str):
        assert read(Contact, {"name": pasted}).name == "Aline Uwase"

    @pytest.mark.parametrize(
        "name", ["Aline\nTotal RWF 0", "Aline\u2028Uwase", "Al\0ine", "Aline\x85Uwase", "A\x7f"]
    )
    def test_it_makes_no_line_of_its_own(self, name: str):
        assert faults(Contact, {"name": name}) == {
            "/name": "Write it without line breaks and control characters."
        }

    @pytest.mark.parametrize(
        "name", ["\u3164", "\u2800 \u2800", "\u115f\u1160", "\u0301", "\ufe0f", "\ue000"]
    )
    def test_it_has_something_to_see(self, name: str):
        assert faults(Contact, {"name": name}) == {
            "/name": "Nothing of this can be seen. Write it in letters."
        }

    @pytest.mark.parametrize("name", ["\u200d", "\u200b\u200b", "\u2060 \ufeff", "\u00ad"])
    def test_marks_alone_are_no_name(self, name: str):
        assert faults(Contact, {"name": name}) == {"/name": "Give a name of at most 100 characters."}
