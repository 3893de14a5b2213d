"""Lines of routes: numbers as people write them, the triangle of fares, and fares by the kilometre."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tms.fleet.route.columns import COLUMNS, by_distance, columns_for, described, rows_of
from tms.fleet.routes import MOST_STOPS, Route, RouteStop, pairs_of
from tms.kernel.sheets import sheet


def read(text):
    return sheet.read(text, COLUMNS, 1000)


def found(*lines, columns="running_min,km,from_1,from_2"):
    return described(read(f"route,stop,{columns}\n" + "\n".join(f"R,S,{line}" for line in lines)))


class TestNumbers:
    @pytest.mark.parametrize(
        ("cell", "seconds"), [("90", 5400), ("12.5", 750), ('"12,5"', 750), ("0.0167", 1), ("10080", 604_800)]
    )
    def test_minutes_are_exact_seconds(self, cell, seconds):
        assert found(",", f"{cell},").stops[1]["running_s"] == seconds

    @pytest.mark.parametrize("cell", ["1:30", "-5", "ninety", "10081"])
    def test_other_minutes_are_refused(self, cell):
        (fault,) = found(",", f"{cell},").faults
        assert fault == ("/stops/1/running_s", "Give minutes from 0 to 10,080, as 93 or 12.5.")

    @pytest.mark.parametrize("cell", ["", "0", "0.0"])
    def test_a_bus_takes_time_to_each_stop(self, cell):
        assert found(",", f"{cell},").faults == [
            ("/stops/1/running_s", "Give the minutes from the stop before.")
        ]

    def test_kilometres_are_whole_metres_or_unknown(self):
        stops = found(",", "1,93.0005", "1,").stops
        assert [stop["metres"] for stop in stops] == [None, 93_000, None]

    @pytest.mark.parametrize("cell", ["3500", '"3,500"', "3 500", "3.500", "3'500"])
    def test_amounts_may_be_written_in_groups(self, cell):
        assert found(",,", f"1,,{cell}").fares == [3500]

    @pytest.mark.parametrize("cell", ["35.5", "RWF 3500", "\u00b2", '"3,50"'])
    def test_amounts_are_whole(self, cell):
        assert found(",,", f"1,,{cell}").faults == [
            ("/fares/0", "Give an amount in whole minor units of the currency, as 3500.")
        ]


class TestFares:
    def test_a_column_is_the_stop_where_one_boards_and_a_line_where_one_leaves(self):
        assert found(",,,", "1,,3500,", "1,,6000,-").fares == [3500, 6000, None]

    def test_a_pair_without_a_fare_is_named(self):
        assert found(",,,", "1,,3500,", "1,,,2500").faults == [
            ("/fares/1", "Give a fare, or - where this is not sold.")
        ]

    def test_none_are_given(self):
        assert found(",,,", "1,,,").fares is None

    def test_a_fare_of_a_way_that_no_bus_goes_is_refused(self):
        (fault,) = found(",,,", "1,,3500,2500").faults
        assert fault == (
            "/stops/1/from_2",
            "Leave from_2 empty here: it is for stops behind stop 2 of the route.",
        )


class TestFaresByTheKilometre:
    STOPS = (RouteStop("a", 0), RouteStop("b", 60, 0, 10_000), RouteStop("c", 60, 0, 5_000))

    def fares(self, *cells, stops=STOPS, columns="running_min,per_km,least,round_to,from_1"):
        read = found(*cells, columns=columns)
        return by_distance(stops, read), read.faults

    def test_they_follow_the_distance(self):
        fares, faults = self.fares(",30.8,200,50,", "1,,,,", "1,,,,")
        assert (fares, faults) == ({(0, 1): 300, (0, 2): 450, (1, 2): 200}, [])

    def test_nobody_asks_for_them(self):
        assert self.fares(",,,,", "1,,,,", "1,,,,") == (None, [])

    def test_a_stop_without_a_distance_is_named(self):
        stops = (self.STOPS[0], RouteStop("b", 60), self.STOPS[2])
        fares, faults = self.fares(",30,,,", "1,30,,,", "1,,,,", stops=stops)
        assert (fares, [at for at, _ in faults]) == (None, ["/stops/1/metres"])

    def test_both_kinds_of_fares_and_two_rates_are_refused(self):
        assert [at for at, _ in self.fares(",30,,,", "1,,,,5")[1]] == ["/per_km"]
        assert [at for at, _ in self.fares(",30,,,", "1,31,,,")[1]] == ["/per_km"]
        assert [at for at, _ in self.fares(",x,y,z,", "1,,,,")[1]] == ["/per_km", "/least", "/round_to"]


seconds = st.integers(1, 604_800)


@given(
    st.lists(st.tuples(seconds, st.none() | st.integers(0, 5_000_000)), min_size=1, max_size=MOST_STOPS - 1),
    st.data(),
)
def test_a_route_that_is_written_is_read_again(stretches, data):
    stops = [RouteStop("stn_0", 0)]
    for number, (running_s, metres) in enumerate(stretches, start=1):
        dwell_s = 0 if number == len(stretches) else running_s
        stops.append(RouteStop(f"stn_{number}", running_s, dwell_s, metres))
    pairs = pairs_of(len(stops))
    fares = data.draw(st.dictionaries(st.sampled_from(pairs), st.integers(0, 10**9)))
    route = Route("rte_1", "cmp_1", "=A - B", tuple(stops), "RWF", fares)
    written = sheet.written(columns_for(len(stops)), rows_of(route, {}))
    lines = read(written)
    assert [line.cells["stop"] for line in lines] == [stop.station_id for stop in stops]
    assert {line.cells["route"] for line in lines} == {"=A - B"}
    again = described(lines)
    assert again.faults == []
    assert again.stops == [
        {"running_s": stop.running_s, "dwell_s": stop.dwell_s, "metres": stop.metres} for stop in stops
    ]
    assert again.fares == ([fares.get(pair) for pair in pairs] if fares else None)
