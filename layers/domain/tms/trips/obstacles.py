"""The codes of what stands in the way of a bus or a driver, for the endpoints that answer them."""

OBSTACLES = (
    "bus_busy",
    "bus_in_maintenance",
    "bus_out_of_service",
    "bus_retired",
    "driver_absent",
    "driver_busy",
    "driver_inactive",
    "driver_suspended",
    "licence_expired",
)
"""The codes of `tms.trips.plan.obstacles`."""
