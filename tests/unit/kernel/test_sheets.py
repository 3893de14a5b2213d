"""Files of spreadsheets: what is read, what is refused, and that nothing in them is calculated."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.kernel.conflicts import Conflicted
from tms.kernel.errors import Conflict, Invalid
from tms.kernel.sheets import sheet
from tms.kernel.sheets.report import Action, Entry, Plan, carry_out, in_column
from tms.kernel.sheets.sheet import Column, Line
from tms.kernel.text import trimmed

COLUMNS = (Column("plate", needed=True), Column("bus_class"), Column("amenities"))


def cells(text, most=10):
    return [line.cells for line in sheet.read(text, COLUMNS, most)]


def refused(text, most=10):
    with pytest.raises(Invalid) as caught:
        sheet.read(text, COLUMNS, most)
    return caught.value


class TestReading:
    @pytest.mark.parametrize(
        "text",
        [
            "plate,bus_class\nRAB 1,vip\n",
            "\ufeffplate,bus_class\r\nRAB 1,vip\r\n",
            "Plate;Bus Class\r\nRAB 1;vip",
            'BUS-CLASS,PLATE\n vip ,"RAB 1"\n\n,\n',
            "\n\nplate,bus_class,,\nRAB 1,vip,,\n",
        ],
    )
    def test_a_file_is_read_however_a_spreadsheet_wrote_it(self, text):
        assert cells(text) == [{"plate": "RAB 1", "bus_class": "vip"}]

    def test_a_column_that_is_left_out_is_not_there_and_a_short_line_is_filled_up(self):
        assert cells("plate,bus_class\nRAB 1") == [{"plate": "RAB 1", "bus_class": ""}]

    def test_lines_have_the_numbers_that_an_editor_shows(self):
        text = 'plate,bus_class\nRAB 1,"a\nb"\n\nRAB 2,vip\n'
        assert [line.number for line in sheet.read(text, COLUMNS, 10)] == [2, 5]

    def test_filled_cells_beyond_the_header_are_counted(self):
        (line,) = sheet.read("plate,bus_class\nRAB 1,wifi,air,, \n", COLUMNS, 10)
        assert line.beyond == 1

    def test_a_semicolon_in_a_cell_divides_nothing_where_commas_do(self):
        assert cells("plate,bus_class\nRAB 1,a;b") == [{"plate": "RAB 1", "bus_class": "a;b"}]

    def test_a_decimal_comma_is_a_point_and_a_list_is_no_number(self):
        assert [sheet.with_point(each) for each in ("-1,5", "1.5", "1,5,6")] == ["-1.5", "1.5", "1,5,6"]

    def test_entries_of_a_cell_stand_between_bars(self):
        assert sheet.entries_of(" wifi | | air ") == ["wifi", "air"]


class TestRefusing:
    @pytest.mark.parametrize("text", ["", "\n \n", "\ufeff"])
    def test_an_empty_file(self, text):
        assert refused(text).code == "bad_csv"

    @pytest.mark.parametrize("line", ['"RAB 1', '"RAB" 1,vip', "x" * 140_000])
    def test_a_line_that_cannot_be_read_is_named(self, line):
        problem = refused(f"plate,bus_class\nRAB 0,vip\n{line}")
        assert (problem.code, problem.extra["line"], problem.extra["pointer"]) == ("bad_csv", 3, "/csv")

    def test_columns_that_are_unknown_missing_or_twice_are_named(self):
        problem = refused("amenities,colour,Amenities\n")
        assert problem.code == "bad_header"
        assert [problem.extra[each] for each in ("unknown", "missing", "twice")] == [
            ["colour"],
            ["plate"],
            ["amenities"],
        ]
        assert problem.extra["known"] == ["plate", "bus_class", "amenities"]
        assert problem.detail == (
            'There is no column "colour". Add the column "plate". Give only once the column "amenities".'
        )

    def test_a_column_without_a_name_between_others_is_refused(self):
        assert refused("plate,,bus_class\n").extra["unknown"] == [""]

    def test_more_lines_than_one_request_takes(self):
        assert len(cells("plate\n1\n2\n", most=2)) == 2
        problem = refused("plate\n1\n2\n3\n", most=2)
        assert (problem.code, problem.extra["most"]) == ("too_many_lines", 2)


class TestFormulas:
    @pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\uff1dA1", "'=1"])
    def test_what_a_spreadsheet_would_calculate_is_written_as_text(self, cell):
        written = sheet.written(COLUMNS, [{"plate": cell}])
        assert next(csv.reader(io.StringIO(written.splitlines()[1])))[0] == "'" + cell
        assert cells(written)[0]["plate"] == cell

    @pytest.mark.parametrize("cell", [-1.501, "-1.501", "+250788123456", 12, "it's", "D,.,+/x1A"])
    def test_numbers_and_texts_are_written_as_they_are(self, cell):
        written = sheet.written(COLUMNS, [{"plate": cell}])
        assert next(csv.reader(io.StringIO(written.splitlines()[1])))[0] == str(cell)

    @given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(trimmed), min_size=1))
    def test_what_is_written_is_read_again(self, plates):
        rows = [{"plate": plate, "bus_class": "vip"} for plate in plates]
        assert [line["plate"] for line in cells(sheet.written(COLUMNS, rows), 100)] == plates

    def test_an_apostrophe_that_somebody_typed_stays(self):
        assert cells("plate\n't Hof\n")[0]["plate"] == "'t Hof"

    def test_a_file_of_nothing_is_its_header(self):
        assert sheet.written(COLUMNS, []) == "\ufeffplate,bus_class,amenities\r\n"


def entry(plate, number=2, beyond=0):
    return Entry(plate, plate, [Line(number, {"plate": plate}, beyond)])


class TestReports:
    def test_a_fault_refuses_its_own_line_alone(self):
        def plan(each):
            if each.key == "bad":
                raise Invalid("invalid_field", "No.", errors=[{"pointer": "/plate/0", "detail": "No."}])
            if each.key == "busy":
                raise Conflicted
            return Plan(Action.CREATE, write=lambda: f"bus_{each.key}")

        entries = [entry("bad"), entry("busy", 3), entry("a", 4), entry("a", 5), entry("b", 6, beyond=2)]
        report = carry_out(entries, plan, in_column, dry_run=False)
        assert [(each.line, each.action, each.id) for each in report.items] == [
            (2, Action.REFUSED, None),
            (3, Action.REFUSED, None),
            (4, Action.CREATE, "bus_a"),
            (5, Action.REFUSED, None),
            (6, Action.REFUSED, None),
        ]
        told = [(each.line, each.column, each.code) for item in report.items for each in item.problems]
        assert told == [
            (2, "plate", "invalid_field"),
            (3, None, "busy"),
            (5, None, "listed_twice"),
            (6, None, "too_many_cells"),
        ]
        assert (report.counts.create, report.counts.refused) == (1, 4)

    def test_a_dry_run_writes_nothing_and_tells_what_would_be_refused(self):
        written = []

        def write():
            written.append("a")
            return "bus_a"

        def refuse():
            raise Conflict("plate_taken", "Another bus has this number plate.")

        plans = {
            "a": Plan(Action.CREATE, write=write),
            "b": Plan(Action.CREATE, check=refuse),
        }
        entries = [entry("a"), entry("b", 3)]
        report = carry_out(entries, lambda each: plans[each.key], in_column, dry_run=True)
        assert [each.action for each in report.items] == [Action.CREATE, Action.REFUSED]
        assert (written, report.items[0].id, report.dry_run) == ([], None, True)
