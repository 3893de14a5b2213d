"""A rule for import-linter: who may know whom among the services of the domain package."""

from collections.abc import Iterator

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, output

KERNEL = "tms.kernel"


class Borders(Contract):
    """The kernel imports no service, and a service's stores and records are imported by itself alone.

    A service reaches another one through its use cases, never through its table.
    """

    type_name = "borders"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001 (its interface)
        """Look at every import between modules of the package."""
        found = sorted(_broken(graph))
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each importer and what it should not know."""
        for importer, imported in check.metadata["found"]:
            output.print_error(f"{importer} imports {imported}")


def _broken(graph: ImportGraph) -> Iterator[tuple[str, str]]:
    for importer in graph.modules:
        home = ".".join(importer.split(".")[:2])
        for imported in graph.find_modules_directly_imported_by(importer):
            service = ".".join(imported.split(".")[:2])
            if not imported.startswith("tms.") or service in {home, KERNEL}:
                continue
            if home == KERNEL or imported.endswith(("store", "records")):
                yield importer, imported
