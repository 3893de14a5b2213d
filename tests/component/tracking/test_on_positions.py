"""The consumer of the stream: what it stores, whatever comes twice, late, at once or half."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import boto3
import pytest

from tests.support.bus import (
    BUS,
    DRIVE,
    LEAVES,
    NO_TRIP,
    OTHER_TRIP,
    STOPS,
    STRAYS,
    TRIP,
    along,
    deliver,
    items,
    trail,
    trip,
)
from tests.support.logs import Logs
from tms.kernel.clock import freeze
from tms.kernel.conflicts import Conflicted
from tms.kernel.dynamodb import KEYS
from tms.tracking import on_positions, store
from tms.tracking.fixes import Fix, Report, encode
from tms.tracking.plan import Plan


class TestOnPositions:
    def test_writes_the_latest_the_trail_and_the_passages(self, runs):
        assert deliver(DRIVE[:20], DRIVE[20:]) == []
        assert float(items()["LATEST"]["recorded_at"]) == DRIVE[-1].at
        assert trail() == [int(fix.at * 1000) for fix in DRIVE]
        seen = items("PASSAGE#")
        assert [each["station_id"] for each in seen.values()] == ["stn_Nyabugogo", "stn_Base", "stn_Musanze"]
        for passage, (*_, minutes) in zip(seen.values(), STOPS, strict=True):
            assert float(passage["arrived_at"]) == pytest.approx(LEAVES.timestamp() + minutes * 60, abs=30)
        assert "departed_at" in seen["PASSAGE#001"]
        assert "departed_at" not in seen["PASSAGE#002"]

    def test_everything_goes_in_time(self, runs):
        deliver(DRIVE)
        limit = LEAVES.timestamp() + 3 * 3600 + store.KEPT_SECONDS
        assert all(LEAVES.timestamp() < float(item["expires"]) <= limit for item in items().values())

    def test_delivered_again_changes_nothing(self, runs):
        deliver(DRIVE[:20])
        deliver(DRIVE[20:])
        before = items()
        assert deliver(DRIVE[:20], DRIVE[20:]) == []
        assert deliver(DRIVE[10:30]) == []
        assert items() == before

    def test_an_older_batch_does_not_move_the_bus_back(self, runs):
        deliver(DRIVE[35:])
        deliver(DRIVE[:35])
        assert float(items()["LATEST"]["recorded_at"]) == DRIVE[-1].at
        assert trail() == [int(fix.at * 1000) for fix in DRIVE]
        assert list(items("PASSAGE#")) == ["PASSAGE#000", "PASSAGE#001", "PASSAGE#002"]

    def test_a_late_fix_does_not_move_a_passage(self, runs):
        deliver(DRIVE)
        before = items("PASSAGE#")
        deliver([along(60, 10)], [along(60, 40)])
        deliver([along(60, 5), along(66)._replace(at=along(62, 30).at)])
        assert int(along(60, 40).at * 1000) in trail()
        assert items("PASSAGE#") == before

    def test_the_slower_of_two_that_run_at_once_changes_nothing(self, runs):
        with freeze(LEAVES + timedelta(minutes=130)):
            [slow] = on_positions.gather([Report(TRIP, BUS, tuple(DRIVE[:20]))])
            [fast] = on_positions.gather([Report(TRIP, BUS, tuple(DRIVE))])
            on_positions.observe_batch(fast)
            before = items()
            on_positions.observe_batch(slow)
        assert items() == before

    @pytest.mark.parametrize("step", ["save_plan", "append_trail", "record_passage", "advance"])
    def test_dying_before_any_write_is_made_good_by_the_next_delivery(self, runs, monkeypatch, step):
        with monkeypatch.context() as patch:
            patch.setattr(store, step, lambda *_, **__: 1 / 0)
            assert deliver(DRIVE[:20], DRIVE[20:]) == ["0", "1"]
        assert deliver(DRIVE[:20], DRIVE[20:]) == []
        died = items()
        boto3.client("dynamodb").delete_table(TableName="tracking")
        boto3.client("dynamodb").create_table(TableName="tracking", BillingMode="PAY_PER_REQUEST", **KEYS)
        deliver(DRIVE[:20], DRIVE[20:])
        assert died == items()

    def test_the_plan_is_read_from_the_trips_once(self, runs):
        for fix in DRIVE[:10]:
            deliver([fix], minute=60)
        assert runs.reads == 1

    def test_a_delay_reaches_a_plan_in_use(self, runs):
        deliver([along(10)], minute=10)
        runs[TRIP] = trip(late=timedelta(minutes=30))
        deliver([along(21)], minute=21)
        assert float(items()["LATEST"]["next_due"]) == LEAVES.timestamp() + 90 * 60

    def test_a_record_nobody_can_read_is_handed_back_and_holds_up_no_other(self, runs):
        assert deliver(b"GARBAGE", DRIVE[:5], b"{}") == ["0", "2"]
        assert float(items()["LATEST"]["recorded_at"]) == DRIVE[4].at

    def test_a_trip_in_trouble_holds_up_no_other(self, runs):
        (first, *others) = trip().stops
        nowhere: Any = None
        runs[OTHER_TRIP] = replace(trip(OTHER_TRIP), stops=[replace(first, latitude=nowhere), *others])
        bad = encode(Report(OTHER_TRIP, BUS, tuple(DRIVE[:1])))
        assert deliver(bad, DRIVE[:5]) == ["0"]
        assert float(items()["LATEST"]["recorded_at"]) == DRIVE[4].at

    def test_a_trip_that_others_kept_busy_comes_again_and_is_no_failure(self, runs, monkeypatch, logs: Logs):
        def busy(*_: Any) -> None:
            raise Conflicted

        monkeypatch.setattr(store, "advance", busy)
        assert deliver(DRIVE[:5], DRIVE[5:10]) == ["0", "1"]
        assert [line["level"] for line in logs.said("others kept changing")] == ["WARNING"]
        assert not logs.said("a record failed")

    def test_a_trip_that_is_gone_is_not_asked_for_for_ever(self, runs):
        assert deliver(DRIVE[:5], trip_id=NO_TRIP) == []
        assert items() == {}

    def test_what_was_filtered_is_counted_by_reason(self, runs, capsys):
        jump, nowhere = along(60)._replace(at=along(4).at), Fix(along(4, 1).at, 0, 0)
        deliver([along(2), along(2), jump, nowhere, along(300)], minute=5)
        metrics = [json.loads(line) for line in capsys.readouterr().out.splitlines() if '"_aws"' in line]
        counted = {
            name: value for each in metrics for name, value in each.items() if name.startswith("Fixes")
        }
        assert counted == {
            "FixesAccepted": [1.0],
            "FixesDuplicate": [1.0],
            "FixesImpossibleSpeed": [1.0],
            "FixesFuture": [1.0],
            "FixesOffRoute": [1.0],
        }

    def test_after_a_far_outlier_three_deliveries_find_the_bus_again(self, runs):
        spike = along(100)._replace(at=along(20).at)
        deliver([spike], minute=20)
        seen = []
        for minute in (21, 21.1, 21.2):
            deliver([along(minute)], minute=minute)
            deliver([along(minute)], minute=minute)
            seen.append(float(items()["LATEST"]["recorded_at"]))
        assert seen == [spike.at, spike.at, along(21.2).at]
        live = store.latest(TRIP, consistent=True)
        assert live is not None
        assert (live.progress.next_index, live.doubted) == (1, ())
        assert trail() == [int(each.at * 1000) for each in (spike, along(21), along(21.1), along(21.2))]

    def test_an_impossible_jump_does_not_move_the_bus_and_the_next_plausible_fix_does(self, runs):
        jump = along(60)._replace(at=along(20, 1).at)
        deliver([along(20)], minute=20)
        deliver([jump], [jump._replace(at=jump.at + 1)], minute=20)
        assert float(items()["LATEST"]["recorded_at"]) == along(20).at
        deliver([along(21)], minute=21)
        assert float(items()["LATEST"]["recorded_at"]) == along(21).at
        assert "doubted" not in items()["LATEST"]

    def test_a_bus_that_is_known_is_moved_by_no_number_of_jumps_that_agree(self, runs):
        deliver([along(19)], [along(20)], minute=20)
        before = items()
        for second in range(1, 6):
            deliver([along(60)._replace(at=along(20, second).at)], minute=21)
        assert items() == before

    def test_three_at_0_0_move_no_bus_and_raise_no_alert(self, runs):
        deliver(DRIVE[:10], minute=20)
        before = items()
        deliver([Fix(along(20, second).at, 0, 0) for second in (1, 2, 3)], minute=21)
        assert items() == before

    def test_a_bus_that_left_its_route_is_an_alert_and_no_jump_of_the_map(self, runs, capsys):
        deliver(DRIVE[:16], minute=30)
        capsys.readouterr()
        for stray in (*STRAYS, along(53)._replace(latitude=-1.6, longitude=30.15)):
            deliver([stray], minute=53)
            deliver([stray], minute=53)
        assert float(items()["LATEST"]["recorded_at"]) == DRIVE[15].at
        (alert,) = items("ALERT#").values()
        assert float(alert["since"]) == STRAYS[0].at
        assert float(alert["latitude"]) == -1.6
        assert capsys.readouterr().out.count('"BusesOffRoute":[1.0]') == 1
        assert trail() == [int(fix.at * 1000) for fix in DRIVE[:16]]

    def test_it_is_one_alert_however_the_fixes_come(self, runs):
        deliver(DRIVE[:16], minute=30)
        deliver([*STRAYS, along(54)], minute=54)
        assert len(items("ALERT#")) == 1
        assert "detour" not in items()["LATEST"]
        assert float(items()["LATEST"]["recorded_at"]) == along(54).at

    def test_a_bus_that_comes_from_elsewhere_to_its_first_stop_left_no_route(self, runs):
        early = [fix._replace(at=fix.at - 7200) for fix in (DRIVE[0], *STRAYS)]
        deliver(*[[fix] for fix in early], minute=-10)
        assert items("ALERT#") == {}

    def test_that_the_driver_departed_is_remembered(self, runs):
        early = timedelta(days=-1)
        drive = [fix._replace(at=fix.at + early.total_seconds()) for fix in DRIVE]
        deliver(drive[3:5], minute=10 - 1440, departed=LEAVES + early)
        deliver(drive[5:7], minute=14 - 1440)
        live = store.latest(TRIP, consistent=True)
        assert live is not None
        assert live.progress.departed_at == (LEAVES + early).timestamp()
        assert live.progress.next_index == 1
        assert live.ahead is not None
        assert live.ahead.at == pytest.approx((LEAVES + early).timestamp() + 3600, abs=5)

    def test_progress_survives_the_table(self, runs):
        deliver(DRIVE[:31])
        live = store.latest(TRIP, consistent=True)
        with freeze(LEAVES + timedelta(minutes=130)):
            [batch] = on_positions.gather([Report(TRIP, BUS, ())])
        assert live is not None
        assert batch.known == live
        assert (live.progress.next_index, live.progress.at_index) == (2, 1)
        assert isinstance(batch.plan, Plan)
