"""Door for trips: the seats of tickets follow when a trip gets another bus.

Tickets stand above trips, so a function hands this to the use case that swaps the bus.
"""

from tms.tickets.store import reseat_into

__all__ = ["reseat_into"]
