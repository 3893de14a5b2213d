"""The branches of companies in the companies table."""

from dataclasses import asdict

from tms.companies.company import Branch
from tms.companies.records import BranchRecord, HomeRecord
from tms.kernel.queries import Listed, page
from tms.kernel.store import Record, Transaction

BRANCH = "branch"
"""Label of the write of a branch."""

_BESIDE = ("branch_id", "company_id", "revision", "request_hash", "created_at")
"""The fields of a branch that do not stand in its document."""


def find_branch(company_id: str, branch_id: str) -> Branch | None:
    """Return a branch of a company, as it is now."""
    try:
        return _branch(BranchRecord.get(f"COMPANY#{company_id}", f"BRANCH#{branch_id}", consistent_read=True))
    except BranchRecord.DoesNotExist:
        return None


def list_branches(company_id: str, *, behind: str | None, limit: int) -> tuple[list[Branch], str | None]:
    """Return a company's branches in the order of their ids, and the sort key of the next page."""
    listed = Listed(f"COMPANY#{company_id}", ("BRANCH#", "BRANCH$"), consistent=True)
    found = page(BranchRecord, listed, limit=limit, behind=behind)
    return [_branch(record) for record in found.records], found.following


def add_branch(transaction: Transaction, branch: Branch) -> None:
    """Add to `transaction`: a new branch. Its company stays known by `store.home_of`.

    Raises (at the commit):
        ConditionFailed: `BRANCH`, this branch was made before.
    """
    home = HomeRecord(f"HOME#{branch.branch_id}", "HOME", company=branch.company_id)
    transaction.put(BRANCH, home, Record.pk.does_not_exist())
    transaction.put(
        "branch itself",
        BranchRecord(
            f"COMPANY#{branch.company_id}",
            f"BRANCH#{branch.branch_id}",
            document=_document(branch),
            revision=branch.revision,
            request_hash=branch.request_hash,
            created_at=branch.created_at,
        ),
    )


def change_branch(transaction: Transaction, before: Branch, after: Branch) -> None:
    """Add to `transaction`: what is known of a branch.

    Raises (at the commit):
        ConditionFailed: `BRANCH`, it is no longer as it was read.
    """
    transaction.update(
        BRANCH,
        _key(before),
        [BranchRecord.document.set(_document(after)), BranchRecord.revision.set(before.revision + 1)],
        BranchRecord.revision == before.revision,
    )


def delete_branch(transaction: Transaction, branch: Branch) -> None:
    """Add to `transaction`: a branch is closed.

    Raises (at the commit):
        ConditionFailed: `BRANCH`, it is no longer as it was read.
    """
    transaction.delete(BRANCH, _key(branch), BranchRecord.revision == branch.revision)


def _document(branch: Branch) -> dict[str, object]:
    return {name: value for name, value in asdict(branch).items() if name not in _BESIDE}


def _branch(record: BranchRecord) -> Branch:
    return Branch(
        branch_id=record.sk.removeprefix("BRANCH#"),
        company_id=record.pk.removeprefix("COMPANY#"),
        revision=int(record.revision),
        request_hash=record.request_hash,
        created_at=int(record.created_at),
        **record.document,
    )


def _key(branch: Branch) -> BranchRecord:
    return BranchRecord(f"COMPANY#{branch.company_id}", f"BRANCH#{branch.branch_id}")
