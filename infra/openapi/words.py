"""The words that explain each code of a problem: one sentence, the same wherever the code is answered.

The sentence is the detail that stands where the problem is raised, if that is one plain text, and follows
from the code for `thing_not_found`. Other codes have theirs in `WORDS`.
"""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from infra import DOMAIN
from infra.place import ROOT
from infra.terminal import Stop
from tms.fleet.plans import Obstacle
from tms.kernel import errors
from tms.kernel.errors import Problem
from tms.kernel.http.routes import MAX_BODY_BYTES

WORDS: Mapping[str, str] = {
    "account_deleted": "The account was deleted: it takes no name any more.",
    "account_exists": "The e-mail address or phone number has an account already; sign in instead.",
    "account_gone": "The token is good, but its account no longer exists.",
    "account_suspended": "The account is suspended; ask the support.",
    "account_unverified": "The name waits for the code that was sent there; see POST /auth/verify.",
    "already_boarded": "Passengers have boarded with tickets that are to change; `ticket_ids` names them.",
    "already_paid": "The booking is paid already.",
    "another_company": "The trip is another company's: staff sell for their own company alone.",
    "bad_csv": "The file is empty, or a line cannot be read as CSV; `line` says which one.",
    "bad_header": "Columns are `unknown`, `missing` or there `twice`; `known` lists those that may be.",
    "bad_cursor": "The cursor is none that an answer gave as `next_cursor`; begin without one.",
    "bad_jwe": "The encrypted body cannot be opened, or its header is not as it should be.",
    "bad_route": "The parts make no route: `pointer` says which one does not fit, and the detail why.",
    "beyond_own_permissions": "One gives and takes only what one holds; `permissions` lists what is missing.",
    "body_too_large": f"The body has more than {MAX_BODY_BYTES // 1024} KiB.",
    "booking_cancelled": "The booking is cancelled, by its customer or with its trip; book another one.",
    "booking_held": "Seats are held for the booking; `erasable_at` says when the hold ends at the latest.",
    "booking_not_found": "There is no such booking, or it is somebody else's.",
    "built_in_role": "Built-in roles cannot be changed; make one of your own.",
    "booking_exchanged": "The booking was exchanged for another one, which its `exchanged_for` names.",
    "bus_changing": "The trip is getting another bus, which takes some seconds; try again in a minute.",
    "bus_not_found": "There is no such bus, or it is another company's.",
    "bus_running": "The bus is on another trip, which `trip_id` names; its driver records the arrival first.",
    "bus_too_small": "Somebody would have no seat: `missing` counts them by leg, `buses` names some that do.",
    "busy": "Try again after Retry-After seconds, with the same Idempotency-Key if you sent one.",
    "company_not_found": "There is no such company, or it is another one than the caller's.",
    "company_suspended": "The company is suspended; ask the support.",
    "distance_missing": "The way to some stops has no metres: `stops` names their places.",
    "driver_not_found": "Nobody with the role driver has this account in the caller's company.",
    "driver_running": "The driver is on another trip, which `trip_id` names; its arrival comes first.",
    "exchanged_often": "What was bought was exchanged as often as is possible; it can be cancelled.",
    "extended_already": "A hold can be extended once, and this one was; it ends at `hold_expires_at`.",
    "fares_missing": "Some pairs of stops have no fare: `missing` names the first of them.",
    "group_too_large": "The bus of the trip that `trip_id` names has fewer seats than the group needs.",
    "hold_at_its_longest": "The hold ends at `hold_expires_at` and can be no longer; pay until then.",
    "hold_expired": "The hold ran out before it was paid; hold seats again.",
    "idempotency_key_missing": "The header Idempotency-Key is missing; send a UUID of your own.",
    "idempotency_key_reused": "This Idempotency-Key came with another request before; take a new one.",
    "internal_error": "An error on our side. It has been recorded under the answer's X-Correlation-Id.",
    "in_use": "Trips or timetables use it; `count` says how many, and `uses` names the first twenty.",
    "invalid_field": "A field is wrong, missing or unknown; `pointer` says which, `errors` lists them all.",
    "invitation_over": "The invitation is unknown, has run out, or was used, replaced or taken back.",
    "jwe_replayed": "A JWE with this `jti` came before; make a new one.",
    "last_owner": "The company would be left without an active owner; make another one first.",
    "last_way_to_sign_in": "No proven address or number would be left; give another one and its code first.",
    "listed_twice": "Another line of the file describes the same thing.",
    "membership_ended": "The account does not work for its company now; ask the company.",
    "no_position": "The trip's bus has not reported a position yet.",
    "no_such_category": "The trip has no such category of passengers; `categories` lists those that it has.",
    "no_such_role": "The company has no such role to give.",
    "no_such_seat": "The bus has no seat of this label.",
    "no_such_ticket": "A ticket is none of the booking's good ones; `pointer` says which.",
    "no_such_station": "No station has this id or name; find one with GET /search/stations.",
    "no_such_stretch": "The trip does not go from the one stop to the other.",
    "not_allowed": "The caller's roles do not hold the permission that this needs.",
    "not_by_the_company": "The account was deleted, or suspended by others than its company.",
    "not_found": "The identifier in the path has a shape that none of ours has.",
    "not_invited": "They have joined already, or were deactivated: there is nothing to accept.",
    "not_json": "The body is sent as a media type that is not read here.",
    "not_signed_in": "An access token is needed: none came with the request, or one that does not hold.",
    "not_staff": "The account is no staff's: it signs in by POST /auth/login.",
    "not_the_driver": "Only this trip's driver may do this, or staff of the company where it says so.",
    "other_company": "A booking is exchanged for a trip of the same company.",
    "no_connection": "A part of a journey does not begin where, or soon after, the one before ends.",
    "other_currency": "The other trip is sold in another currency.",
    "own_account": "Nobody changes their own roles or standing; ask somebody else.",
    "payment_not_found": "There is no such payment, or it is somebody else's.",
    "payment_running": "A payment for this booking is on its way; wait for its end.",
    "permissions_changed": "The caller's permissions changed since the token was issued; refresh it.",
    "promo_code_not_valid": (
        "The promo code is over, paused or not valid yet, or it is for other routes or another currency."
    ),
    "promo_code_taken": "The company has another promo code that reads the same.",
    "promo_code_times": "The promo code ends before it begins, before now, or more than 366 days from now.",
    "role_in_use": "People have this role; `holders` says how many. Give them another one first.",
    "role_not_found": "There is no such role, or it is another company's.",
    "route_name_taken": "The company has a route that is called like this.",
    "route_changed": "The route has another version than the change was made for; `version` says which.",
    "route_not_found": "There is no such route, or it is another company's.",
    "reissued_often": "The ticket had other passengers as often as is possible.",
    "sales_closed": "Sales for this departure have ended, or its company sells nothing at present.",
    "bus_not_left": "The trip has not departed, so that nobody has travelled yet.",
    "bus_busy": "Another trip has the bus then; `trip` says which one.",
    "bus_in_maintenance": "The bus is in maintenance then, until `until`.",
    "bus_out_of_service": "The bus is out of service then, until `until`.",
    "bus_retired": "The bus is retired.",
    "driver_absent": "The driver is absent then, until `until`.",
    "driver_inactive": "The driver does not work for the company at present, or may not drive.",
    "driver_suspended": "The driver is suspended.",
    "driver_busy": "Another trip has the driver then; `trip` says which one.",
    "departure_too_far": "Trips are planned about a year ahead, not further.",
    "licence_expired": "The driver's licence ends before the trip does.",
    "no_such_stop": "The trip has no such stop, or it is its last one where another is needed.",
    "no_such_time": "Clocks there do not show this time on that day, or show it twice; give the offset.",
    "route_unpriced": "The route has no fares yet; enter them first.",
    "route_retired": "The route is retired; no more trips are made of it.",
    "same_station": "The journey would end at the station where it begins.",
    "scan_conflict": "Two scans of this ticket met; send the same scan, with its nonce, again.",
    "another_way": "Instead of a cancelled trip another one is free from and to the same stations.",
    "seat_blocked": "The seat is not on sale.",
    "same_bus": "The trip was planned with this bus.",
    "seat_taken": "The seat is held or sold for a part of the stretch, or too few seats are free.",
    "seat_twice": "Two passengers of one booking ask for the same seat.",
    "change_too_short": "The bus before arrives with too little time to change; take a later one.",
    "copies_refused": "Some trips cannot be copied, so none was; `trips` says which and why.",
    "seats_missing": "There is not one seat for each passenger; give all of them, or none.",
    "seats_taken": "Passengers have seats of the trip: `sold` and `held` say how many.",
    "session_not_found": "The caller has no such session.",
    "session_over": "The session was signed out, has run out, or a former refresh token of it was used.",
    "station_missing": "A station of the route does not exist any more.",
    "staff_not_found": "Nobody of the caller's company has this account.",
    "staff_sign_in": "Staff sign in in two steps, which `steps` names: a password, then a code by mail.",
    "stream_busy": "Some positions could not be taken now; send the request again.",
    "station_not_found": "There is no such station, or it is not the caller's to change.",
    "ticket_void": "The ticket was cancelled or replaced; its holder has a newer one, or the money back.",
    "ticket_not_found": "There is no such ticket, or it is somebody else's.",
    "too_early": "The schedule does not allow this step yet; `opens_at` says from when on it does.",
    "too_late": "The schedule, or what followed from a step, does not allow this any more.",
    "too_many_payments": "So many payments of this booking were begun that no further one is; book again.",
    "too_many_cells": "The line has more cells than the header.",
    "too_many_lines": "The file has more lines than one request takes; `most` says how many it may have.",
    "too_many_attempts": "Too many attempts from this address or at this account; wait for Retry-After.",
    "seat_lapsed": "This seat was held twice in this hour and not paid for. Choose another one, or wait.",
    "too_many_lapsed": "So many holds lapsed unpaid that no more seats are held now; wait for Retry-After.",
    "too_many_passengers": "A booking has so many at most: six without an account; 45 seats in all.",
    "too_many_requests_to_pay": "The number, or the caller, was in so many requests to pay; see Retry-After.",
    "too_many_to_exchange": "The booking has so many tickets that it can only be cancelled.",
    "too_many_waiting": "Too many entries were made in the waiting list today; wait until tomorrow.",
    "too_many_unpaid": "As many seats are held unpaid as may be; pay for them, or wait until the holds end.",
    "boarding_incomplete": "Passengers with a ticket have not boarded: `missing`. Staff may override it.",
    "before_schedule": "A time is earlier than the schedule; no bus leaves before its time.",
    "times_backwards": "The bus would reach a stop before it leaves the one before.",
    "too_late_by_far": "A trip is at most twelve hours late; cancel it instead.",
    "trip_ahead": "The booking's tickets may still be checked; `erasable_at` says until when.",
    "too_many_outages": "The bus has so many outages that one must be deleted first.",
    "too_many_absences": "The driver has so many absences that one must be deleted first.",
    "too_many_trips": "So many trips are not copied at once.",
    "trip_too_long": "With the turnaround after it the trip takes more than a week.",
    "trip_not_on_sale": "There is no such trip, or its seats are not on sale.",
    "trip_not_running": "The trip is not on sale yet or has arrived; its bus reports no position.",
    "wrong_code": "The code is wrong, was used, has run out, or was tried five times; ask for a new one.",
    "wrong_password": "It is not the account's present password.",
    "wrong_trip_state": "The trip is not in the state from which this step is taken.",
}
"""Sentences for the codes whose own words, where they are raised, are about one occurrence or are several."""

KINDS = {
    name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Problem)
} | {"Obstacle": Obstacle}
"""The classes of problems by name."""


class Raised(NamedTuple):
    """A problem that the domain's source makes; `detail` is None unless it is a plain text."""

    code: str
    status: int
    detail: str | None


@cache
def words_of(code: str) -> str:
    """Return the sentence that explains a code.

    Raises:
        Stop: it has none.
    """
    if code in WORDS:
        return WORDS[code]
    if code.endswith("_not_found"):
        return f"There is no such {code.removesuffix('_not_found').replace('_', ' ')}."
    details = {each.detail for path in _files_with(code) for each in raised_in(path) if each.code == code}
    if len(details) == 1 and (only := details.pop()) is not None:
        return only
    raise Stop(f"Say in {__name__}.WORDS what {code} means: it is not raised with one plain text.")


def raised() -> set[Raised]:
    """Return every problem that our code makes."""
    return {found for path in _files() for found in raised_in(path)}


@cache
def raised_in(path: Path) -> list[Raised]:
    """Return the problems that one file makes."""
    return [
        Raised(str(code.value), KINDS[node.func.id].status, _plain(detail))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS
        for code, detail in [[*node.args, None, None][:2]]
        if isinstance(code, ast.Constant)
    ]


def _plain(detail: ast.expr | None) -> str | None:
    return str(detail.value) if isinstance(detail, ast.Constant) else None


def _files_with(code: str) -> Iterator[Path]:
    return (path for path in _files() if f'"{code}"' in path.read_text())


def _files() -> list[Path]:
    return sorted([*(DOMAIN / "tms").rglob("*.py"), *(ROOT / "functions").glob("*/*.py")])
