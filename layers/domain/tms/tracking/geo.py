"""Measures on the ground: distances in metres between points in WGS 84 degrees.

Long distances go over the sphere (haversine). Within one leg or one geofence the earth is flat enough:
coordinates become metres on a plane laid at a latitude, at a cost of a few multiplications.
"""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_M = 6_371_008.8
"""The mean radius of the earth in metres (IUGG)."""

METRES_PER_DEGREE = EARTH_RADIUS_M * radians(1)
"""The length of one degree of latitude in metres."""


def distance_m(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """Great-circle distance between two points.

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
    """Metres east and north from the first point to the second, on the plane at their mean latitude."""
    shrink = cos(radians((latitude + to_latitude) / 2))
    return (
        (to_longitude - longitude) * shrink * METRES_PER_DEGREE,
        (to_latitude - latitude) * METRES_PER_DEGREE,
    )


def nearest_share(dx: float, dy: float, px: float, py: float) -> float:
    """Where the segment from the origin to (dx, dy) is closest to the point (px, py), as a share 0..1."""
    squared = dx * dx + dy * dy
    if squared == 0.0:
        return 0.0
    return min(1.0, max(0.0, (px * dx + py * dy) / squared))


def crossing(dx: float, dy: float, px: float, py: float, radius: float) -> tuple[float, float] | None:
    """When a straight move is inside a circle.

    Args:
        dx, dy: the move in metres, from the origin.
        px, py: the circle's centre in metres, seen from the same origin.
        radius: metres.

    Returns:
        The shares (0..1) of the move at which it is first and last inside, or None if it never is. A move
        that starts inside gives 0.0 first; one that ends inside gives 1.0 last.
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
