"""Which fixes are believed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.sizes import sized
from tests.support.tracking_plans import START, fix
from tms.tracking.fixes import Fix, Reason, Report, decode, encode, sift

NOW = START + 3600.0


def reasons(
    *fixes: Fix, before: Fix | None = None, oldest: float = float("-inf")
) -> list[tuple[int, Reason]]:
    return sift(fixes, now=NOW, before=before, oldest=oldest).rejected


class TestOneFix:
    def test_of_a_minute_ahead_is_believed_and_of_more_is_future(self):
        assert reasons(fix(3660, 0)) == []
        assert reasons(fix(3660.1, 0)) == [(0, Reason.FUTURE)]

    def test_older_than_the_limit_is_stale(self):
        assert reasons(fix(0, 0), oldest=START) == []
        assert reasons(fix(-0.1, 0), oldest=START) == [(0, Reason.STALE)]

    def test_that_could_be_a_block_away_says_nothing(self):
        assert reasons(fix(0, 0, accuracy_m=200)) == []
        assert reasons(fix(0, 0, accuracy_m=200.1)) == [(0, Reason.POOR_ACCURACY)]


class TestSeveralFixes:
    def test_of_the_same_time_count_once(self):
        assert reasons(fix(0, 0), fix(10, 100), fix(0, 0)) == [(2, Reason.DUPLICATE)]

    def test_are_put_in_the_order_of_time(self):
        sifted = sift([fix(20, 200), fix(0, 0), fix(10, 100)], now=NOW)
        assert [each.at - START for each in sifted.fresh] == [0, 10, 20]
        assert sifted.rejected == []

    def test_faster_than_any_bus_are_impossible(self):
        assert reasons(fix(0, 0), fix(100, 4499)) == []
        assert reasons(fix(0, 0), fix(100, 4510)) == [(1, Reason.IMPOSSIBLE_SPEED)]

    def test_one_outlier_does_not_condemn_what_follows(self):
        assert reasons(fix(0, 0), fix(10, 90_000), fix(20, 200)) == [(1, Reason.IMPOSSIBLE_SPEED)]

    def test_that_jump_within_their_own_accuracy_are_no_speed(self):
        assert reasons(fix(0, 0, accuracy_m=60), fix(1, 150, accuracy_m=60)) == []

    def test_counts_name_each_reason(self):
        sifted = sift([fix(0, 0), fix(0, 0), fix(0, 0), fix(9999, 0)], now=NOW)
        assert sifted.counts() == {Reason.DUPLICATE: 2, Reason.FUTURE: 1}


class TestAfterAFarOutlier:
    OUTLIER = fix(0, 300_000)

    def test_three_in_a_row_that_fit_each_other_outvote_it(self):
        sifted = sift([fix(10, 100), fix(20, 200), fix(30, 300), fix(40, 400)], now=NOW, before=self.OUTLIER)
        assert [each.at - START for each in sifted.fresh] == [10, 20, 30, 40]
        assert (sifted.rejected, sifted.doubted) == ([], ())

    def test_two_do_not_yet(self):
        sifted = sift([fix(10, 100), fix(20, 200)], now=NOW, before=self.OUTLIER)
        assert [reason for _, reason in sifted.rejected] == [Reason.IMPOSSIBLE_SPEED] * 2
        assert sifted.doubted == (fix(10, 100), fix(20, 200))

    def test_the_votes_may_come_one_by_one(self):
        doubted: tuple[Fix, ...] = ()
        for at in (10, 20):
            sifted = sift([fix(at, at)], now=NOW, before=self.OUTLIER, doubted=doubted)
            assert sifted.fresh == []
            doubted = sifted.doubted
        sifted = sift([fix(30, 30)], now=NOW, before=self.OUTLIER, doubted=doubted)
        assert [each.at - START for each in sifted.fresh] == [10, 20, 30]

    def test_one_fix_sent_three_times_has_one_vote(self):
        sifted = sift([fix(10, 100)] * 3, now=NOW, before=self.OUTLIER, doubted=(fix(10, 100),))
        assert sifted.rejected == [(index, Reason.DUPLICATE) for index in range(3)]
        assert sifted.doubted == (fix(10, 100),)

    def test_those_that_do_not_fit_each_other_have_no_votes(self):
        jumps = [fix(10, 0), fix(20, 90_000), fix(30, 0), fix(40, 90_000)]
        assert len(reasons(*jumps, before=self.OUTLIER)) == 4

    def test_the_next_that_fits_what_was_believed_is_believed_and_ends_the_vote(self):
        sifted = sift([fix(1, 5000), fix(2, 5000), fix(10, 100), fix(11, 5000)], now=NOW, before=fix(0, 0))
        assert sifted.fresh == [fix(10, 100)]
        assert sifted.doubted == (fix(11, 5000),)

    def test_one_that_comes_late_casts_no_vote(self):
        doubted = (fix(10, 100), fix(20, 200))
        sifted = sift([fix(15, 150)], now=NOW, before=self.OUTLIER, doubted=doubted)
        assert sifted.rejected == [(0, Reason.IMPOSSIBLE_SPEED)]
        assert sifted.doubted == doubted


class TestWhatIsKnownAlready:
    def test_same_time_as_the_latest_is_a_duplicate(self):
        assert reasons(fix(50, 500), before=fix(50, 500)) == [(0, Reason.DUPLICATE)]

    def test_older_than_the_latest_is_stale_yet_kept_as_late(self):
        sifted = sift([fix(40, 400), fix(60, 600), fix(30, 300)], now=NOW, before=fix(50, 500))
        assert [each.at - START for each in sifted.fresh] == [60]
        assert [each.at - START for each in sifted.late] == [30, 40]
        assert sifted.rejected == [(0, Reason.STALE), (2, Reason.STALE)]

    def test_speed_is_judged_from_the_latest(self):
        assert reasons(fix(60, 5000), before=fix(50, 500)) == [(0, Reason.IMPOSSIBLE_SPEED)]


finite = st.floats(allow_nan=False, allow_infinity=False)
fixes = st.builds(Fix, finite, finite, finite, st.none() | finite, st.none() | finite, st.none() | finite)


@settings(max_examples=sized(60, soak=2000))
@given(st.lists(fixes, max_size=5))
def test_a_report_comes_off_the_stream_as_it_went_on(sent):
    for departed_at in (None, START):
        report = Report("trp_1", "bus_1", tuple(sent), departed_at)
        assert decode(encode(report)) == report


def test_a_report_that_says_nothing_of_a_departure_is_read():
    data = b'{"trip_id":"trp_1","bus_id":"bus_1","fixes":[]}'
    assert decode(data) == Report("trp_1", "bus_1", (), None)


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'{"trip_id":"t"}', b'{"trip_id":"t","bus_id":"b","fixes":[[]]}']
)
def test_what_is_no_report_is_refused(data):
    with pytest.raises((KeyError, TypeError, ValueError)):
        decode(data)
