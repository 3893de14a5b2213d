"""Stream of the bookings table: changed seats renew the trip's availability, which search reads."""

from tms.bookings.availability import renew
from tms.kernel.batch import on_partitions

handler = on_partitions("TRIP#", renew)
