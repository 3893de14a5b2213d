"""docs/decisions.md stays readable: each decision has a date and few words, and the index names them all."""

import re
from pathlib import Path

PAGE = (Path(__file__).parents[3] / "docs" / "decisions.md").read_text()
MOST_WORDS = 120

ENTRIES = dict(re.findall(r"^### (.+)\n\n((?:.+\n)+)", PAGE, re.MULTILINE))


def anchor(title: str) -> str:
    """Return the fragment by which a page on GitHub links to a heading."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def test_a_decision_is_dated_and_short():
    assert len(ENTRIES) > 40
    for title, text in ENTRIES.items():
        dated = re.fullmatch(r"(\d{4}-\d\d-\d\d)\. (.+)", " ".join(text.split()))
        assert dated, title
        assert len(dated[2].split()) <= MOST_WORDS, title


def test_the_index_names_every_decision_once():
    listed = re.findall(r"\[([^\]]+)\]\(#([^)]+)\)", PAGE.partition("\n## All services")[0])
    assert sorted(listed) == sorted((title, anchor(title)) for title in ENTRIES)


def test_the_table_of_personal_data_speaks_of_every_table():
    data = (Path(__file__).parents[3] / "infra" / "stacks" / "data.yaml").read_text()
    tables = set(re.findall(r"TableName: !Sub tms-\$\{Stage\}-(\w+)", data))
    rows = [
        line.split("|") for line in PAGE.partition("\n## Personal data")[2].splitlines() if line[:2] == "| "
    ]
    named = {word for row in rows for word in re.findall(r"\w+", row[2])}
    assert len(tables) > 10
    assert tables - named == set()
