"""Use case: renew the availability that search reads, after seats of a trip changed."""

from tms.bookings import sale_store


def renew(partition: str) -> None:
    """Write the availability of the trip in `partition` (`TRIP#<id>`) anew."""
    sale_store.write_availability(partition.removeprefix("TRIP#"))
