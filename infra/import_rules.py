"""Rules for import-linter: how the services of the domain package may know each other and their tables."""

from collections.abc import Iterator
from functools import cache

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, output

KERNEL = "tms.kernel"
KNOW_RECORDS = ("store", ".records", ".for_operators")
BENCH = "infra.bench."
ROUTES = "tms.kernel.http.app"
AWS = {"pynamodb", "boto3", "botocore"}


class _Rule(Contract):
    """A rule about single imports."""

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001 (its interface)
        """Look at every import between modules of the package."""
        found = sorted(self.broken(graph))
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each importer and what it should not know."""
        for importer, imported in check.metadata["found"]:
            output.print_error(f"{importer} imports {imported}")

    def broken(self, graph: ImportGraph) -> Iterator[tuple[str, str]]:
        """Yield each importer with a module that it must not import."""
        raise NotImplementedError


class Doors(_Rule):
    """The kernel imports no service. A service imports another one only through its doors and pure modules.

    A door for a service is a module `for_<service>`, or any module in a folder of that name; `for_all` is a
    door for every service. A module is pure if no chain of imports leads from it to AWS: rules, types,
    requests and views are, and nothing is that reads or writes a table.

    The tools in `infra` use the doors for operators. The benches look behind doors: they measure what is
    there.
    """

    type_name = "doors"

    def broken(self, graph: ImportGraph) -> Iterator[tuple[str, str]]:
        """Yield each importer with a module of another service that is neither a door for it nor pure."""

        @cache
        def is_pure(module: str) -> bool:
            return not AWS & graph.find_upstream_modules(module)

        for importer, imported in _imports(graph):
            home, service = _service(importer), _service(imported)
            if service in {home, KERNEL} or importer.startswith(BENCH):
                continue
            door = f"for_{home.rpartition('.')[2]}"
            if home == KERNEL or not ({door, "for_all"} & set(imported.split(".")) or is_pure(imported)):
                yield importer, imported


class Stores(_Rule):
    """The records of a table are imported by stores alone, and by doors for operators.

    A store is a module whose name ends in `store`. No chain of imports leads from it to requests or routes.
    """

    type_name = "stores"

    def broken(self, graph: ImportGraph) -> Iterator[tuple[str, str]]:
        """Yield each module that must not import records, and each store that knows requests or routes."""
        for importer, imported in _imports(graph):
            if imported.endswith(".records") and not importer.endswith(KNOW_RECORDS):
                yield importer, imported
        for store in graph.modules:
            if store.endswith("store"):
                for known in graph.find_upstream_modules(store):
                    if known.endswith(".requests") or known == ROUTES:
                        yield store, known


def _imports(graph: ImportGraph) -> Iterator[tuple[str, str]]:
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            if imported.startswith("tms."):
                yield importer, imported


def _service(module: str) -> str:
    """Return the service that a module belongs to; every tool of `infra` is one, called operators."""
    return "infra.operators" if module.startswith("infra.") else ".".join(module.split(".")[:2])
