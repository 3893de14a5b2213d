"""Which fixes are believed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.sizes import sized
from tests.support.tracking_plans import START, fix, plan
from tms.tracking.fixes import COMPANY_S, Fix, Latest, Reason, Report, decode, encode, sift
from tms.tracking.plan import Plan

NOW = START + 3600.0


ROAD = plan(0, 100)


def reasons(
    *fixes: Fix, known: Latest | None = None, oldest: float = float("-inf"), road: Plan | None = None
) -> list[tuple[int, Reason]]:
    return sift(fixes, now=NOW, known=known, plan=road, oldest=oldest).rejected


def after(*fixes: Fix, known: Latest) -> Latest:
    latest = sift(fixes, now=NOW, known=known).latest
    assert latest is not None
    return latest


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
    """The first fix was wrong, as those are that a phone remembers from yesterday."""

    OUTLIER = fix(0, 300_000)
    KNOWN = Latest(OUTLIER, alone=True)

    def test_three_in_a_row_that_fit_each_other_outvote_it(self):
        right = [fix(10, 100), fix(20, 200), fix(30, 300), fix(40, 400)]
        sifted = sift(right, now=NOW, known=self.KNOWN)
        assert (sifted.fresh, sifted.rejected) == (right, [])
        assert sifted.latest == Latest(right[-1])

    def test_two_do_not_yet(self):
        assert reasons(fix(10, 100), fix(20, 200), known=self.KNOWN) == [
            (0, Reason.IMPOSSIBLE_SPEED),
            (1, Reason.IMPOSSIBLE_SPEED),
        ]
        doubted = (fix(10, 100), fix(20, 200))
        assert after(*doubted, known=self.KNOWN) == replace(self.KNOWN, doubted=doubted)

    def test_the_votes_may_come_one_by_one(self):
        known = self.KNOWN
        for at in (10, 20):
            known = after(fix(at, at), known=known)
            assert known.fix == self.OUTLIER
        sifted = sift([fix(30, 30)], now=NOW, known=known)
        assert [each.at - START for each in sifted.fresh] == [10, 20, 30]

    def test_one_fix_sent_three_times_has_one_vote(self):
        known = replace(self.KNOWN, doubted=(fix(10, 100),))
        assert reasons(*[fix(10, 100)] * 3, known=known) == [(index, Reason.DUPLICATE) for index in range(3)]
        assert after(*[fix(10, 100)] * 3, known=known) == known

    def test_those_that_do_not_fit_each_other_have_no_votes(self):
        jumps = [fix(10, 0), fix(20, 90_000), fix(30, 0), fix(40, 90_000)]
        assert len(reasons(*jumps, known=self.KNOWN)) == 4

    def test_the_next_that_fits_what_was_believed_is_believed_and_ends_the_vote(self):
        known = Latest(fix(0, 0), alone=True)
        fixes = [fix(1, 5000), fix(2, 5000), fix(10, 100)]
        assert sift(fixes, now=NOW, known=known).fresh == [fix(10, 100)]
        assert after(*fixes, known=known) == Latest(fix(10, 100))

    def test_one_that_comes_late_casts_no_vote(self):
        known = replace(self.KNOWN, doubted=(fix(10, 100), fix(20, 200)))
        assert reasons(fix(15, 150), known=known) == [(0, Reason.IMPOSSIBLE_SPEED)]
        assert after(fix(15, 150), known=known) == known

    def test_that_came_with_them_it_is_rejected_in_their_place(self):
        right = [fix(10, 100), fix(20, 200), fix(30, 300)]
        sifted = sift([self.OUTLIER, *right], now=NOW)
        assert (sifted.fresh, sifted.rejected) == (right, [(0, Reason.IMPOSSIBLE_SPEED)])


class TestAJumpOfABusThatIsKnown:
    """Its last fix fits the one before, so the bus was there, however many say something else."""

    KNOWN = Latest(fix(0, 0))

    def test_three_and_thirty_that_agree_with_each_other_are_rejected(self):
        for number in (3, 30):
            jumps = [fix(at, 90_000) for at in range(1, number + 1)]
            assert [reason for _, reason in reasons(*jumps, known=self.KNOWN)] == [
                Reason.IMPOSSIBLE_SPEED
            ] * number
            assert after(*jumps, known=self.KNOWN) == self.KNOWN

    def test_two_that_fit_each_other_make_it_known(self):
        jumps = [fix(20 + at, 90_000) for at in range(5)]
        assert len(reasons(fix(0, 0), fix(10, 100), *jumps)) == 5

    def test_after_a_silence_the_first_stands_alone_again(self):
        silence = COMPANY_S + 1
        late = after(fix(silence, 9000), known=self.KNOWN)
        assert late.alone
        right = [fix(silence + at, 90_000) for at in (1, 2, 3)]
        assert after(*right, known=late) == Latest(right[-1])

    def test_a_bus_that_was_silent_long_enough_may_be_there(self):
        assert reasons(fix(2000, 90_000), known=self.KNOWN) == []


class TestFarFromTheRoute:
    def test_is_never_believed_however_many_agree(self):
        nowhere = [Fix(START + at, 0.0, 0.0) for at in range(50)]
        for known in (None, Latest(fix(-10, 0)), Latest(fix(-10, 0), alone=True)):
            assert reasons(*nowhere, known=known, road=ROAD) == [
                (index, Reason.OFF_ROUTE) for index in range(50)
            ]

    def test_a_road_may_swing_out_by_a_quarter_of_the_way_and_five_kilometres(self):
        assert reasons(fix(0, 50_000, north=29_900), road=ROAD) == []
        assert reasons(fix(0, 50_000, north=30_300), road=ROAD) == [(0, Reason.OFF_ROUTE)]
        town = plan(0, 2)
        assert reasons(fix(0, 1000, north=5400), road=town) == []
        assert reasons(fix(0, 1000, north=5600), road=town) == [(0, Reason.OFF_ROUTE)]

    def test_the_place_of_the_bus_stays_where_it_was_on_it(self):
        known = Latest(fix(0, 0))
        strays = [fix(at, 10_000, north=40_000) for at in range(1000, 1010)]
        assert sift(strays, now=NOW, known=known, plan=ROAD).latest == known


class TestWhatIsKnownAlready:
    def test_same_time_as_the_latest_is_a_duplicate(self):
        assert reasons(fix(50, 500), known=Latest(fix(50, 500))) == [(0, Reason.DUPLICATE)]

    def test_older_than_the_latest_is_stale_yet_kept_as_late(self):
        fixes = [fix(40, 400), fix(60, 600), fix(30, 300)]
        sifted = sift(fixes, now=NOW, known=Latest(fix(50, 500)))
        assert [each.at - START for each in sifted.fresh] == [60]
        assert [each.at - START for each in sifted.late] == [30, 40]
        assert sifted.rejected == [(0, Reason.STALE), (2, Reason.STALE)]

    def test_speed_is_judged_from_the_latest(self):
        assert reasons(fix(60, 5000), known=Latest(fix(50, 500))) == [(0, Reason.IMPOSSIBLE_SPEED)]


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
