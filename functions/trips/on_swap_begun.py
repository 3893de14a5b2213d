"""Queue of swaps of buses that were begun: finish each that its process left, or look again later."""

from tms.kernel.events.again import on_events_again
from tms.kernel.events.catalogue import TripBusSwapBegun
from tms.kernel.events.cloud_events import CloudEvent
from tms.tickets import for_trips as tickets
from tms.trips import on_swap_begun


def finish(event: CloudEvent) -> int:
    """Finish one swap, or return the seconds after which to look again."""
    if not isinstance(event.data, TripBusSwapBegun):
        raise TypeError(f"{event.type} is no swap of a bus")
    return on_swap_begun.on_swap_begun(event.data.trip_id, tickets.reseat_into)


handler = on_events_again(finish)
