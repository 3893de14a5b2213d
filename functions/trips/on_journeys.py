"""Stream of the trips table: changed journeys renew the lowest price of their day, which search reads."""

from tms.kernel.events.batch import on_partitions
from tms.trips.on_journeys import renew

handler = on_partitions("JOURNEY#", renew)
