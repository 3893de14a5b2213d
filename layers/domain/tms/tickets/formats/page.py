"""A ticket as a page of A5 for a printer, or for the phone that keeps it."""

from typing import TYPE_CHECKING

from tms.kernel.text import one_line
from tms.tickets import qr
from tms.tickets.formats.facts import Facts
from tms.tickets.formats.lines import lines
from tms.tickets.paper import A5, UNKNOWN, blank, printable

if TYPE_CHECKING:
    from fpdf import FPDF

CODE_MM = 72
"""The side of the QR code: a module of it is above a millimetre wide, so that any camera reads it."""

NOTE = f"{UNKNOWN} stands for a sign that this page cannot print."
RULE = "Good for one passenger, once. Show the code when you board."


def pdf(facts: Facts) -> bytes:
    """Return a ticket as a PDF document of one page."""
    ticket = facts.ticket
    made = facts.at.astimezone(ticket.departure_at.tzinfo)
    page = blank(
        A5,
        f"Ticket {facts.way} {ticket.service_date}",
        made,
        lambda _: f"Ticket {ticket.ticket_id} · as of {made:%Y-%m-%d %H:%M}",
    )
    page.set_font("sans", "B", 15)
    page.multi_cell(0, 8, printable(one_line(facts.way)), new_x="LMARGIN", new_y="NEXT")
    page.ln(1)
    _code(page, qr.modules(facts.token))
    for label, value in lines(facts):
        page.set_font("sans", size=10)
        page.cell(28, 6, label)
        page.set_font("sans", "B", 10)
        page.multi_cell(0, 6, printable(value), new_x="LMARGIN", new_y="NEXT")
    page.ln(1)
    page.set_font("sans", size=9)
    page.multi_cell(0, 5, RULE, new_x="LMARGIN", new_y="NEXT")
    if UNKNOWN in printable(" ".join(value for _, value in lines(facts))):
        page.multi_cell(0, 5, NOTE, new_x="LMARGIN", new_y="NEXT")
    return bytes(page.output())


def _code(page: "FPDF", modules: list[list[bool]]) -> None:
    """Draw the code in the middle of the page, each run of dark modules as one black box."""
    side = CODE_MM / len(modules)
    left, top = (page.w - CODE_MM) / 2, page.get_y()
    page.set_fill_color(0)
    for y, row in enumerate(modules):
        for start, length in qr.runs(row):
            page.rect(left + start * side, top + y * side, length * side, side, style="F")
    page.set_y(top + CODE_MM)
