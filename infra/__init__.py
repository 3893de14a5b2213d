"""Tools around the platform: local runner, deployment, keys, sample network, simulator, demo, benchmarks."""

import sys
from pathlib import Path

DOMAIN = Path(__file__).resolve().parent.parent / "layers" / "domain"

if str(DOMAIN) not in sys.path:  # the domain is a Lambda layer, not an installed package
    sys.path.insert(0, str(DOMAIN))
