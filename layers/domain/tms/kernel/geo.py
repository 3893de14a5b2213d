"""Measures on the ground: distances in metres between points in WGS 84 degrees; pure.

Long distances are measured on the sphere (haversine). Within a leg or a geofence the earth is flat enough,
and degrees become metres on a plane by a few multiplications.
"""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_M = 6_371_008.8
"""The mean radius of the earth in metres (IUGG)."""

METRES_PER_DEGREE = EARTH_RADIUS_M * radians(1)
"""The length of one degree of latitude in metres."""


def distance_m(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """Return the great-circle distance between two points.

    Args:
        latitude, longitude: the first point, degrees.
        to_latitude, to_longitude: the second point, degrees.

    Returns:
        Metres, by the haversine formula (error at most 0.5 % of the ellipsoid's distance).

    >>> round(distance_m(-1.9441, 30.0619, -1.4998, 29.6349) / 1000)
    68
    """
    half = sin(radians(to_latitude - latitude) / 2) ** 2
    half += (
        cos(radians(latitude)) * cos(radians(to_latitude)) * sin(radians(to_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(half)))


def offset_m(
    latitude: float, longitude: float, to_latitude: float, to_longitude: float
) -> tuple[float, float]:
    """Return the metres east and north from one point to another, on a plane at their mean latitude."""
    shrink = cos(radians((latitude + to_latitude) / 2))
    return (
        (to_longitude - longitude) * shrink * METRES_PER_DEGREE,
        (to_latitude - latitude) * METRES_PER_DEGREE,
    )


def nearest_share(dx: float, dy: float, px: float, py: float) -> float:
    """Return the place on the line from (0, 0) to (dx, dy) that is closest to (px, py), as a share 0..1."""
    squared = dx * dx + dy * dy
    if squared == 0.0:
        return 0.0
    return min(1.0, max(0.0, (px * dx + py * dy) / squared))


def crossing(dx: float, dy: float, px: float, py: float, radius: float) -> tuple[float, float] | None:
    """Return where a straight move is inside a circle.

    Args:
        dx, dy: the move in metres, from (0, 0).
        px, py: the circle's centre in metres, on the same plane.
        radius: metres.

    Returns:
        The shares (0..1) of the move at which it is first and last inside, or None if it never is. The first
        is 0.0 if the move starts inside; the last is 1.0 if it ends inside.
    """
    squared = dx * dx + dy * dy
    along = px * dx + py * dy
    apart = px * px + py * py - radius * radius
    if squared == 0.0:
        return (0.0, 1.0) if apart <= 0.0 else None
    root = along * along - squared * apart
    if root < 0.0:
        return None
    root = sqrt(root)
    first, last = (along - root) / squared, (along + root) / squared
    if last < 0.0 or first > 1.0:
        return None
    return (max(0.0, first), min(1.0, last))
