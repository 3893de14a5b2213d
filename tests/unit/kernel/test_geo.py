"""Distances and crossings."""

import pytest

from tms.kernel.geo import crossing, distance_m, nearest_share, offset_m


def test_a_degree_of_latitude_is_111_kilometres():
    assert distance_m(0, 30, 1, 30) == pytest.approx(111_195, abs=1)


def test_kigali_to_musanze_is_68_kilometres_as_the_crow_flies():
    assert distance_m(-1.9441, 30.0619, -1.4998, 29.6349) == pytest.approx(68_500, rel=0.01)


def test_the_plane_agrees_with_the_sphere_over_a_leg():
    east, north = offset_m(-1.94, 30.06, -1.50, 29.63)
    assert (east**2 + north**2) ** 0.5 == pytest.approx(distance_m(-1.94, 30.06, -1.50, 29.63), rel=1e-4)


def test_the_antipode_is_half_round_the_earth():
    assert distance_m(0, 0, 0, 180) == pytest.approx(20_015_115, abs=10)


Metres = tuple[float, float]


@pytest.mark.parametrize(
    ("move", "centre", "inside"),
    [
        ((1000, 0), (500, 0), (0.4, 0.6)),
        ((1000, 0), (0, 0), (0.0, 0.1)),
        ((1000, 0), (1000, 0), (0.9, 1.0)),
        ((1000, 0), (500, 101), None),
        ((1000, 0), (-101, 0), None),
        ((1000, 0), (1101, 0), None),
        ((0, 0), (99, 0), (0.0, 1.0)),
        ((0, 0), (101, 0), None),
    ],
)
def test_a_move_is_inside_a_circle_of_100_metres(move: Metres, centre: Metres, inside: Metres | None):
    assert crossing(move[0], move[1], centre[0], centre[1], 100) == (
        inside if inside is None else pytest.approx(inside)
    )


@pytest.mark.parametrize(("point", "share"), [((-5, 1), 0), ((5, 3), 0.5), ((99, 0), 1)])
def test_the_nearest_point_is_on_the_segment(point, share):
    assert nearest_share(10, 0, *point) == share
