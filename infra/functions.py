"""The Lambda functions of this repository, found by their files, and the routes of the HTTP functions."""

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

from infra.place import ROOT
from tms.kernel.http.app import ServiceApp
from tms.kernel.http.routes import Route

FOLDER = ROOT / "functions"


@dataclass(frozen=True)
class HttpFunction:
    """A function that serves one route.

    Attributes:
        service: its folder, as `bookings`.
        name: its module, as `hold_seats`; also the name of the view in it.
        purpose: the text of its docstring after the route.
    """

    service: str
    name: str
    route: Route
    app: ServiceApp
    purpose: str


def modules() -> list[Path]:
    """Return the file of every function, sorted."""
    return sorted(FOLDER.glob("*/*.py"))


@cache
def load(path: Path) -> ModuleType:
    """Import a function's module by its file, as Lambda does; each file once."""
    spec = importlib.util.spec_from_file_location(f"functions.{path.parent.name}.{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def http_functions() -> Iterator[HttpFunction]:
    """Yield every function that serves a route, sorted by its file.

    Raises:
        ValueError: a function declares no route, or its docstring does not begin with the route it declares.
    """
    for path in modules():
        module = load(path)
        app = getattr(module, "app", None)
        if isinstance(app, ServiceApp):
            yield _http_function(path, module, app)


def _http_function(path: Path, module: ModuleType, app: ServiceApp) -> HttpFunction:
    if len(app.declared) != 1:
        raise ValueError(f"{path} declares {len(app.declared)} routes")
    (route,) = app.declared
    head, _, purpose = (module.__doc__ or "").partition(": ")
    if head != f"{route.method} {route.path}":
        raise ValueError(f"{path} serves {route.method} {route.path}; its docstring begins {head!r}")
    return HttpFunction(path.parent.name, path.stem, route, app, purpose.strip())
