"""A ticket as a slip of HTML for the rolls of 58 and 80 mm that counters print on; pure.

It needs no script and no other file, so that a counter prints it without a network. Every text in it is
escaped, because anybody chooses a passenger's name.
"""

from collections.abc import Mapping
from html import escape

from tms.kernel.text import one_line
from tms.tickets import qr
from tms.tickets.formats.facts import Facts
from tms.tickets.formats.lines import lines

PRINTED_MM: Mapping[int, int] = {58: 48, 80: 72}
"""What a printer prints of a roll, by the roll's width in millimetres."""

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The Content-Security-Policy of a slip: nothing in it may run or be fetched."""

_STYLE = """
@page {{ size: {roll}mm auto; margin: 0; }}
body {{ width: {width}mm; margin: 2mm auto; color: #000; background: #fff;
  font: {size}pt/1.25 "DejaVu Sans Condensed", "Noto Sans", sans-serif; overflow-wrap: anywhere; }}
h1 {{ font-size: 1.25em; margin: 0 0 1mm; text-align: center; }}
svg {{ display: block; width: 100%; height: auto; }}
dl {{ display: grid; grid-template-columns: auto 1fr; gap: .5mm 2mm; margin: 0; }}
dd {{ margin: 0; font-weight: bold; }}
p {{ margin: 2mm 0; text-align: center; }}
"""


def html(facts: Facts, roll: int) -> str:
    """Return a slip.

    Args:
        roll: the width of the paper in millimetres, one of `PRINTED_MM`.
    """
    style = _STYLE.format(roll=roll, width=PRINTED_MM[roll], size=8 if roll == 58 else 10)
    rows = "".join(f"<dt>{label}</dt><dd>{escape(value)}</dd>\n" for label, value in lines(facts))
    code = qr.svg(facts.token, f"Code of ticket {facts.ticket.ticket_id}").decode()
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>Ticket {escape(one_line(facts.way))}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"<h1>{escape(one_line(facts.way))}</h1>\n{code}<dl>\n{rows}</dl>\n"
        "<p>Good for one passenger, once.</p>\n</body>\n</html>\n"
    )
