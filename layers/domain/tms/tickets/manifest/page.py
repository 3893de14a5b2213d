"""The manifest as pages of A4 for a printer; a note says so if a name has a sign that cannot be printed."""

from typing import TYPE_CHECKING

from tms.fleet.routes import ADULT
from tms.tickets.manifest.views import Manifest, ManifestPassenger
from tms.tickets.paper import A4, UNKNOWN, blank, printable

if TYPE_CHECKING:
    from fpdf import FPDF

BOARDED, MISSING = "\u2611", "\u2610"
NOTE = f"{UNKNOWN} stands for a sign that this page cannot print; the list on the screen shows the name."

_COLUMNS = (("Seat", 12), ("Name", 50), ("Phone", 31), ("From", 32), ("To", 32), ("Fare", 23), ("On", 10))
"""The columns with their widths in millimetres: 190 together, what A4 has between its margins."""
_STOPS = (("Stop", 70), ("Arrives", 30), ("Leaves", 30), ("Get on", 20), ("Get off", 20), ("Load", 20))


def pdf(manifest: Manifest) -> bytes:
    """Return a manifest as a PDF document."""
    page = _document(manifest)
    _head(page, manifest)
    _table(page, _STOPS, [*_stops(manifest)])
    page.ln(4)
    _table(page, _COLUMNS, [_row(each) for each in manifest.passengers])
    if not manifest.passengers:
        _line(page, "No seat of this trip is sold.")
    _totals(page, manifest)
    return bytes(page.output())


def _document(manifest: Manifest) -> "FPDF":
    made = f"{manifest.made_at:%Y-%m-%d %H:%M}"
    trip = f"{manifest.service_date} {manifest.plate}"
    return blank(
        A4,
        f"Manifest {manifest.route} {manifest.service_date}",
        manifest.made_at,
        lambda page: f"{trip} · as of {made} · page {page.page_no()} of {{nb}}",
    )


def _head(page: "FPDF", manifest: Manifest) -> None:
    page.set_font("sans", "B", 15)
    page.cell(0, 8, printable(manifest.route or _way(manifest)), new_x="LMARGIN", new_y="NEXT")
    leaves = f"{manifest.departure_at:%A %d %B %Y, %H:%M}"
    _line(page, f"{manifest.company} · leaves {leaves}, arrives {manifest.arrival_at:%H:%M}")
    driver = manifest.driver or "not known"
    _line(page, f"Bus {manifest.plate} ({manifest.bus_class}) · driver {driver} · {manifest.status.value}")
    page.ln(3)


def _way(manifest: Manifest) -> str:
    return f"{manifest.stops[0].name} - {manifest.stops[-1].name}"


def _stops(manifest: Manifest) -> "list[tuple[str, ...]]":
    last = len(manifest.stops) - 1
    return [
        (
            stop.name,
            f"{stop.arrival_at:%H:%M}" if place else "",
            f"{stop.departure_at:%H:%M}" if place < last else "",
            str(stop.boarding),
            str(stop.alighting),
            "" if stop.load is None else str(stop.load),
        )
        for place, stop in enumerate(manifest.stops)
    ]


def _row(passenger: ManifestPassenger) -> tuple[str, ...]:
    category = "" if passenger.category == ADULT else f" ({passenger.category})"
    child, pieces = passenger.lap_child, passenger.extra_luggage
    category += f" + {child.name or 'a child'} ({child.category}) on the lap" if child else ""
    category += f" + {pieces} extra luggage" if pieces else ""
    return (
        passenger.seat,
        f"{passenger.name or 'erased'}{category}",
        passenger.phone or "",
        passenger.from_,
        passenger.to,
        str(passenger.fare),
        BOARDED if passenger.boarded else MISSING,
    )


def _table(page: "FPDF", columns: tuple[tuple[str, int], ...], rows: list[tuple[str, ...]]) -> None:
    """Draw a table; its head is drawn again on each page, and a long name is broken into lines."""
    page.set_font("sans", size=9)
    widths = tuple(width for _, width in columns)
    with page.table(
        col_widths=widths, width=sum(widths), line_height=5, text_align="LEFT", align="LEFT", padding=0.6
    ) as table:
        for cells in (tuple(name for name, _ in columns), *rows):
            row = table.row()
            for cell in cells:
                row.cell(printable(cell))


def _totals(page: "FPDF", manifest: Manifest) -> None:
    totals = manifest.totals
    page.ln(4)
    _line(page, f"{totals.sold} of {totals.seats} seats sold")
    _line(page, f"{totals.boarded} boarded, {totals.missing} missing")
    _line(page, f"Fares {totals.fares}")
    told = [manifest.company, manifest.driver or "", *(each.name or "" for each in manifest.passengers)]
    if UNKNOWN in printable(" ".join(told)):
        page.set_font("sans", size=8)
        _line(page, NOTE)


def _line(page: "FPDF", text: str) -> None:
    page.set_font("sans", size=10)
    page.multi_cell(0, 5.5, printable(text), new_x="LMARGIN", new_y="NEXT")
