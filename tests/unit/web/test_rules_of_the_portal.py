"""The portal's rules that need no page: what a cancellation gives back when, and where a bus is."""

import json
import subprocess
from functools import cache
from typing import Any

import pytest

from infra import programs, web

BOOK = web.UI / "apps" / "book"

RUN = """
import { readFileSync } from "node:fs";
import { transformWithOxc } from "vite";
const [path, name, args] = process.argv.slice(1);
const { code } = await transformWithOxc(readFileSync(path, "utf8"), path);
const made = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
process.stdout.write(JSON.stringify(made[name](...JSON.parse(args)) ?? null));
"""


@cache
def environment() -> dict[str, str]:
    web.built()
    return programs.npm()[1]


def called(module: str, function: str, *args: Any) -> Any:
    """Call a function of a TypeScript module that imports nothing but types; return what it returned."""
    (path,) = BOOK.rglob(module)
    command = ["node", "--input-type=module", "-e", RUN, str(path), function, json.dumps(args)]
    done = subprocess.run(
        command, cwd=web.UI, env=environment(), capture_output=True, text=True, check=True, timeout=60
    )
    return json.loads(done.stdout)


LEAVES = "2026-12-01T06:45:00+02:00"
BANDS = [{"hours_before": 24, "refund_percent": 100}, {"hours_before": 2, "refund_percent": 50}]
HOUR_MS = 3_600_000
LEAVES_MS = 1_796_100_300_000
"""`LEAVES` in milliseconds since 1970."""


class TestWhatACancellationGivesBack:
    def stages(self, bands: list[dict[str, int]], hours_before: float) -> list[tuple[str | None, int]]:
        found = called("bands.ts", "stages", bands, LEAVES, LEAVES_MS - hours_before * HOUR_MS)
        assert [each["now"] for each in found] == [True, *[False] * (len(found) - 1)]
        return [(each.get("until"), each["percent"]) for each in found]

    def test_long_before_all_stages_lie_ahead(self):
        assert self.stages(BANDS, 100) == [
            ("2026-11-30T06:45:00+02:00", 100),
            ("2026-12-01T04:45:00+02:00", 50),
            (None, 0),
        ]

    def test_a_stage_is_over_at_its_very_moment(self):
        assert self.stages(BANDS, 24) == [("2026-12-01T04:45:00+02:00", 50), (None, 0)]
        assert len(self.stages(BANDS, 24.001)) == 3

    def test_a_moment_before_the_departure_nothing_comes_back(self):
        assert self.stages(BANDS, 0.1) == [(None, 0)]

    def test_a_band_that_lasts_until_the_departure_is_the_last(self):
        assert self.stages([{"hours_before": 0, "refund_percent": 80}], 5) == [(None, 80)]

    def test_a_company_without_bands_gives_nothing_back(self):
        assert self.stages([], 5) == [(None, 0)]


def stop(name: str, latitude: float, minute: int, late: int = 0) -> dict[str, Any]:
    scheduled, expected = (f"2026-12-01T07:{each:02}:00+02:00" for each in (minute, minute + late))
    times = {
        f"{kind}_{what}_at": at
        for kind, at in (("scheduled", scheduled), ("expected", expected))
        for what in ("arrival", "departure")
    }
    return {"station_id": name, "name": name, "latitude": latitude, "longitude": 30.0, **times}


STOPS = [stop("A", -2.0, 0), stop("B", -1.9, 10), stop("C", -1.8, 20)]


def seen(latitude: float, following: int | None, eta: str | None) -> dict[str, Any]:
    ahead = None if following is None else STOPS[following]
    return {
        "latitude": latitude,
        "longitude": 30.0,
        "next_stop": ahead
        and {
            "station_id": ahead["station_id"],
            "name": ahead["name"],
            "scheduled_at": ahead["scheduled_arrival_at"],
        },
        "eta": eta,
    }


class TestWhereABusIs:
    def line(self, position: dict[str, Any] | None, status: str, stops: Any = STOPS) -> list[Any]:
        found = called("line.ts", "line", stops, position, status)
        return [(each["state"], each.get("expected"), each.get("bus")) for each in found]

    def test_before_it_leaves_the_first_stop_is_next(self):
        assert self.line(None, "PUBLISHED") == [("next", None, None), *[("ahead", None, None)] * 2]

    def test_between_two_stops_it_stands_at_its_share_of_the_way(self):
        first, second, third = self.line(seen(-1.975, 1, "2026-12-01T07:10:00+02:00"), "DEPARTED")
        assert first == ("left", None, None)
        assert second[:2] == ("next", None)
        assert second[2] == pytest.approx(0.25)
        assert third == ("ahead", None, None)

    def test_its_own_lateness_counts_for_all_stops_ahead(self):
        told = [each[1] for each in self.line(seen(-1.95, 1, "2026-12-01T07:17:00+02:00"), "DEPARTED")]
        assert told == [None, "2026-12-01T07:17:00+02:00", "2026-12-01T07:27:00+02:00"]

    def test_a_bus_that_is_early_waits_for_the_timetable(self):
        early = self.line(seen(-1.95, 1, "2026-12-01T07:02:00+02:00"), "DEPARTED")
        assert [each[1] for each in early] == [None, None, None]

    def test_without_a_position_the_delay_that_the_company_told_counts(self):
        late = [stop("A", -2.0, 0, 5), stop("B", -1.9, 10, 5)]
        assert [each[1] for each in self.line(None, "PUBLISHED", late)] == [
            "2026-12-01T07:05:00+02:00",
            "2026-12-01T07:15:00+02:00",
        ]

    def test_a_bus_under_way_that_tells_no_position_has_left_its_first_stop(self):
        assert [each[0] for each in self.line(None, "DEPARTED")] == ["left", "next", "ahead"]

    @pytest.mark.parametrize(
        ("eta", "told", "status", "late"),
        [
            ("2026-12-01T07:17:00+02:00", 0, "DEPARTED", 7),
            ("2026-12-01T07:02:00+02:00", 5, "DEPARTED", 0),
            (None, 5, "PUBLISHED", 5),
            (None, 0, "PUBLISHED", None),
            ("2026-12-01T07:17:00+02:00", 5, "ARRIVED", None),
        ],
    )
    def test_how_late_it_is_by_its_position_or_as_the_company_told(self, eta, told, status, late):
        position = seen(-1.95, 1, eta) if eta else None
        assert called("line.ts", "minutesLate", position, told, status) == late

    def test_at_its_end_all_stops_lie_behind(self):
        assert self.line(seen(-1.8, None, None), "ARRIVED") == [("left", None, None)] * 3

    def test_a_position_has_an_age_in_whole_minutes_and_none_from_the_future(self):
        assert called("line.ts", "minutesOld", LEAVES, LEAVES_MS + 119_000) == 1
        assert called("line.ts", "minutesOld", LEAVES, LEAVES_MS - 5_000) == 0
