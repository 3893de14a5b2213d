"""Queue of trips that sold out on a stretch, or came back: the lowest prices of their days are renewed."""

from tms.kernel.events.batch import on_events
from tms.kernel.events.catalogue import BookingSalesChanged
from tms.kernel.events.cloud_events import CloudEvent
from tms.trips.on_sales_changed import on_sales_changed


def renew(event: CloudEvent) -> None:
    """Renew the days of one trip."""
    if not isinstance(event.data, BookingSalesChanged):
        raise TypeError(f"{event.type} is no change of a trip's sales")
    on_sales_changed(event.data)


handler = on_events(renew)
