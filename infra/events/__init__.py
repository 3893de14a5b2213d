"""Sample events: for each function one event as AWS hands it over, in the folder `events/`."""

from infra.place import ROOT

FOLDER = ROOT / "events"
