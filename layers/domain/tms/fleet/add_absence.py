"""Use case: enter a time in which a driver of a company does not work."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tms.fleet.calendar import DAY_S, Assignment
from tms.fleet.driver.views import DriverView
from tms.fleet.driver_answers import shown
from tms.fleet.drivers import Absence, Driver
from tms.fleet.own_drivers import change_driver
from tms.fleet.uses import refuse_trips
from tms.kernel import idempotency
from tms.kernel.access.caller import Caller
from tms.kernel.clock import epoch
from tms.kernel.errors import Conflict
from tms.kernel.ids import derived_id

if TYPE_CHECKING:
    from tms.fleet.driver.requests import AbsenceRequest

MOST_ABSENCES = 100
"""How many absences a driver has on record at most, those of more than `KEPT_S` ago not counted: they go."""

KEPT_S = 400 * DAY_S


def add_absence(caller: Caller, account_id: str, request: "AbsenceRequest", key: str) -> DriverView:
    """Enter a time in which a driver does not work. A repeated request changes nothing.

    Args:
        key: the caller's Idempotency-Key. The absence's id is derived from it, the driver and the caller.

    Raises:
        NotFound: `driver_not_found`, also for a member that is no driver; `licence_not_found`.
        Conflict: `in_use`, with the trips that the driver has then, unless the request accepts them;
            `too_many_absences`.
        Invalid: `idempotency_key_reused`.
    """
    absence = Absence(
        absence_id=derived_id("abs", account_id, caller.subject, key),
        from_at=int(request.from_at.timestamp()),
        until_at=int(request.until_at.timestamp()),
        reason=request.reason,
    )

    def change(driver: Driver, trips: Sequence[Assignment]) -> Driver:
        made = next((each for each in driver.absences if each.absence_id == absence.absence_id), None)
        if made is not None:
            if made != absence:
                raise idempotency.key_reused()
            return driver
        if not request.despite_trips:
            then = [each for each in trips if each.window.overlaps(absence.from_at, absence.until_at)]
            refuse_trips(then, "The driver has trips then. Give them another one, or send despite_trips.")
        kept = [each for each in driver.absences if each.until_at > epoch() - KEPT_S]
        if len(kept) >= MOST_ABSENCES:
            raise Conflict("too_many_absences", f"The driver has {MOST_ABSENCES} absences. Delete one first.")
        return replace(driver, absences=tuple(sorted([*kept, absence], key=lambda each: each.from_at)))

    change_driver(caller, account_id, "driver.absent", change)
    return shown(caller, account_id)
