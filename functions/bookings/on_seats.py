"""Stream of the bookings table: changed seats renew the trip's availability, which search reads."""

from tms.bookings.on_seats import renew
from tms.kernel.events.batch import on_partitions

handler = on_partitions("TRIP#", renew)
