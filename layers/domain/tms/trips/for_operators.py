"""Door for operators' commands: the timetables and trips of a sample network, planned and driven."""

from tms.trips.cancel_trip import cancel_trip
from tms.trips.create_timetable import create_timetable
from tms.trips.create_trip import create_trip
from tms.trips.delay_trip import delay_trip
from tms.trips.end_breakdown import end_breakdown
from tms.trips.on_timetable_due import on_timetable_due
from tms.trips.open_boarding import open_boarding
from tms.trips.reconcile_trip import reconcile_trip
from tms.trips.record_arrival import record_arrival
from tms.trips.record_departure import record_departure
from tms.trips.report_breakdown import report_breakdown
from tms.trips.report_incident import report_incident
from tms.trips.running_store import is_free
from tms.trips.store import find
from tms.trips.timetable_queue import written
from tms.trips.timetable_store import find as find_timetable
from tms.trips.update_timetable import update_timetable

__all__ = [
    "cancel_trip",
    "create_timetable",
    "create_trip",
    "delay_trip",
    "end_breakdown",
    "find",
    "find_timetable",
    "is_free",
    "make_trips",
    "open_boarding",
    "reconcile_trip",
    "record_arrival",
    "record_departure",
    "report_breakdown",
    "report_incident",
    "update_timetable",
]


def make_trips(company: str, timetable_id: str) -> None:
    """Make the trips of a timetable at once, without its message."""
    on_timetable_due(written(company, timetable_id))
