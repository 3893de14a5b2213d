"""Plays the journey: `make demo`. Ends with 1 and a clear line if any step is wrong."""

import sys
import time
import urllib.error

from infra.api import Api
from infra.demo import beginning, buying, owning, riding
from infra.demo.screen import Screen, Wrong
from infra.demo.talk import Talk
from infra.deploy.deployment import current_url
from infra.local.commands import require_running
from infra.place import Place, here
from infra.terminal import Stop


def main() -> int:
    """Play it; 1 if a step is wrong or the platform is down."""
    screen, started = Screen(), time.monotonic()
    try:
        place = here()
        require_running(place)
        url = current_url(place)
        screen.line(
            "A journey with TMS over HTTP, from search to arrival, and a company's first steps. "
            "Companies and people are fictional."
        )
        screen.line(f"API {url}")
        play(Talk(Api(url), screen), place)
    except (Wrong, Stop, PermissionError, urllib.error.URLError, TimeoutError) as wrong:
        where = f"Step {len(screen.steps) + 1} went wrong. " if screen.steps else ""
        screen.line(f"\n{screen.paint(where, 'red', 'bold')}{wrong}")
        return 1
    except KeyboardInterrupt:
        return 130
    _sum_up(screen, time.monotonic() - started)
    return 0


def play(talk: Talk, place: Place) -> None:
    """Play the whole journey.

    Raises:
        Wrong: a step did not go as it must.
    """
    talk.screen.part("The passenger")
    passenger = buying.register(talk, place)
    choice = buying.find(talk, place)
    booking = buying.hold(passenger, choice)
    buying.refuse_others(talk, choice, booking)
    buying.pay(passenger, booking)
    tickets = buying.fetch_tickets(passenger, booking)
    buying.read_news(passenger, place, booking)
    buying.be_a_guest(talk, choice)
    talk.screen.part("The driver")
    driver = riding.open_boarding(talk, choice.plan)
    riding.scan_tickets(driver, choice.plan, tickets)
    riding.depart(driver, choice.plan)
    riding.ride(driver, talk, choice.plan)
    riding.arrive(driver, choice.plan)
    talk.screen.part("The owner")
    owning.read_refusals(talk, place, choice.plan)
    talk.screen.part("A new company")
    beginning.begin(talk, place)


def _sum_up(screen: Screen, seconds: float) -> None:
    screen.part("All steps went as they must")
    for number, (title, took) in enumerate(screen.steps, start=1):
        screen.line(f"{number:4}  {title:75} {took:5.1f} s")
    screen.line(f"{'':6}{'in all':75} {seconds:5.1f} s")


if __name__ == "__main__":
    sys.exit(main())
