"""Terms are read as they were written, and a document of former times has none."""

import json

from tms.fleet.prices import Promoted, Terms
from tms.fleet.routes import Category
from tms.fleet.term_documents import document_of, terms_of


def test_terms_come_back_as_they_were_written():
    terms = Terms({(0, 1): Promoted("Advent", 3500)}, (Category("child", 50, "under 12"),), 50)
    assert terms_of(json.loads(json.dumps(document_of(terms)))) == terms


def test_a_document_without_terms_has_the_plain_ones():
    assert terms_of(None) == Terms()
