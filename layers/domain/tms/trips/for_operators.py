"""Door for operators' commands: the trips of a sample network."""

from tms.trips.put_on_sale import put_on_sale
from tms.trips.running_store import is_free
from tms.trips.store import find

__all__ = ["find", "is_free", "put_on_sale"]
