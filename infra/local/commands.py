"""The commands of `python -m infra` that run the local platform."""

import dataclasses
import datetime as dt
import importlib
import importlib.util
import json
import os
import subprocess
import sys
from typing import Any

from infra.clients import local_client
from infra.deploy.deployment import Deployed, current_url, deploy, note, write_note
from infra.keys import stage_keys
from infra.local import containers, emulator, endpoint, localstack, outbox
from infra.local.endpoint import Emulator
from infra.place import ROOT, Place
from infra.terminal import Stop, say, step
from tms.accounts.requests import normal_form


def up(place: Place) -> None:
    """Start the whole platform: programs, keys, stacks, sample data. Then print what to try."""
    emulator.check_machine(place)
    emulator.start_all(place)
    make_keys(place)
    _fill(place, deploy(place))


def up_on_localstack(place: Place) -> None:
    """Bring the platform to LocalStack, which runs already or is started in Docker."""
    emulator.check_disk()
    localstack.start(place)
    simulator = containers.host_of_containers()
    emulator.start_simulator(dataclasses.replace(place, simulator_host=simulator.binds_to))
    make_keys(place)
    _fill(place, deploy(place, bundle=True, momo_url=f"http://{simulator.name}:{place.simulator_port}"))


def _fill(place: Place, deployed: Deployed) -> None:
    """Load the sample network unless it is there, and print what to try."""
    today = dt.datetime.now(dt.UTC).date().isoformat()
    if (note(place, "seeded") or {}).get("day") != today:  # trips are relative to today
        seed(place)
    _tell(place, deployed)


def down(place: Place) -> None:
    """Stop the programs. Their data is lost unless TMS_PERSIST=1 was set at `up`."""
    stopped = [*emulator.stop_all(place), *localstack.stop(place)]
    say(f"Stopped: {', '.join(stopped)}." if stopped else "Nothing was running.")


def reset(place: Place) -> None:
    """Delete all data and start the platform anew."""
    emulator.stop_all(place)
    emulator.forget(place)
    up(place)


def make_keys(place: Place) -> None:
    """Make the local stage's keys, with the credentials that the payment simulator knows."""
    simulator: Any = importlib.import_module("infra.simulator")
    momo = dataclasses.asdict(simulator.Credentials())
    with step("Making keys") as shown:
        ssm, kms = local_client(place, "ssm"), local_client(place, "kms")
        shown.note = ", ".join(stage_keys.init(ssm, kms, place.stage, momo)) or "unchanged"


def seed(place: Place) -> None:
    """Load what is missing of the sample network."""
    if importlib.util.find_spec("infra.sample.seed") is None:
        say("  No sample data: infra/sample/seed.py is missing")
        return
    require_running(place)
    if run_module(place, "infra.sample.seed").returncode:
        raise Stop("The sample network could not be loaded; what is wrong stands above.")
    write_note(place, "seeded", {"day": dt.datetime.now(dt.UTC).date().isoformat()})


def url(place: Place) -> None:
    """Print the API's base URL."""
    print(current_url(place))


def signins(place: Place) -> None:
    """Print the sample sign-ins as JSON."""
    require_running(place)
    module: Any = importlib.import_module("infra.sample.seed")
    print(json.dumps(module.signins(), indent=2))


def require_running(place: Place) -> None:
    """Check that the platform runs.

    Raises:
        Stop: it does not.
    """
    if endpoint.emulator_at(place) is None:
        raise Stop("The platform is not running. Start it with: make up")


def run_module(
    place: Place, module: str, arguments: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[bytes]:
    """Run a module against this platform in a process of its own."""
    environment = {**os.environ, **place.variables(), "PYTHONPATH": f"{ROOT / 'layers' / 'domain'}:{ROOT}"}
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False)


def _tell(place: Place, deployed: Deployed) -> None:
    pages = outbox.PAGES[endpoint.emulator_at(place) or Emulator.MINISTACK]
    say(f"""
The platform is up.
  API        {deployed.url}
  docs       {deployed.url}/docs
  tickets    {deployed.url}/app/book/
  console    {deployed.url}/app/console/
  mails      {place.endpoint}{pages["mails"]}
  SMS        {place.endpoint}{pages["SMS"]}
""")
    _tell_signins()
    say(f"""Try
  make demo                        the journey from search to arrival, step by step
  curl -s '{deployed.url}/search/stations?q=musanze'
  make logs                        what the functions say
  make down                        stop it""")


def _tell_signins() -> None:
    if importlib.util.find_spec("infra.sample.seed") is None:
        return
    module: Any = importlib.import_module("infra.sample.seed")
    say("Sign-ins (all of them: make signins)")
    shown = set()
    for one in module.signins():
        if one["role"] not in shown:
            shown.add(one["role"])
            say(f"  {one['role']:15} {one['identifier']:34} {one['password']}")
    say("Passengers, drivers and devices sign in by POST /auth/login. All others by POST /auth/staff/login,")
    say("then POST /auth/staff/verify with the code that `make code FOR=<identifier>` prints.\n")


def code(place: Place, identifier: str) -> None:
    """Print the newest one-time code that was sent to an e-mail address or phone number."""
    require_running(place)
    name = normal_form(identifier)
    codes = outbox.codes_to(place, name)
    if not codes:
        raise Stop(
            f"No code was sent to {name}. Ask for one first: POST /auth/staff/login or /auth/register."
        )
    print(codes[-1])
