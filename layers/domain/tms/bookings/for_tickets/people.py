"""Door for tickets: the passenger that a ticket keeps sealed, and how answers show passengers and stops."""

from tms.bookings.personal_data import passenger_of, ticket_context
from tms.bookings.views import LapChildView, PassengerView, StopView, lap_child_view

__all__ = ["LapChildView", "PassengerView", "StopView", "lap_child_view", "passenger_of", "ticket_context"]
