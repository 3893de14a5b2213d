"""Stream of the trips table: changed journeys renew the lowest price of their day, which search reads."""

from tms.kernel.events.batch import on_grouped
from tms.trips.on_journeys import renewing

handler = on_grouped("JOURNEY#", renewing)
