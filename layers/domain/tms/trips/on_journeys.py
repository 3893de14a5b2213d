"""Use case: renew the lowest price of a day, after journeys between two stations changed."""

from tms.trips import renew_day


def renew(partition: str) -> None:
    """Renew the day whose journeys are in `partition` (`JOURNEY#<origin>#<destination>#<day>`)."""
    renew_day.renew(renew_day.day_of(partition))
