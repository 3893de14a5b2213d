"""The records of companies in the companies table: profiles, policies, logos."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from tms.companies.company import Company, CompanyState
from tms.companies.policy import Band, Mismatch, Policy
from tms.companies.records import CompanyRecord, ListedCompanyRecord, LogoRecord, PolicyRecord
from tms.kernel.queries import Listed, page
from tms.kernel.store import Record, Transaction

COMPANY = "company"
"""Label of the write of a company's profile or state."""

POLICY = "policy"
"""Label of the write of a company's policy."""

_BESIDE = ("company_id", "state", "revision")
"""The fields of a company that do not stand in its document."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of a company.

    Attributes:
        etag: hash of its bytes.
    """

    content_type: str
    data: bytes
    etag: str


def save_companies(companies: Iterable[Company]) -> None:
    """Write companies that are not on record yet; those that are stay as they are."""
    for company in companies:
        transaction = Transaction()
        add_company(transaction, company)
        transaction.happens()


def add_company(transaction: Transaction, company: Company) -> None:
    """Add to `transaction`: a new company.

    Raises (at the commit):
        ConditionFailed: `COMPANY`, it is on record already.
    """
    record = CompanyRecord(
        f"COMPANY#{company.company_id}",
        "PROFILE",
        document=_document(company),
        state=company.state.value,
        revision=company.revision,
    )
    transaction.put(COMPANY, record, Record.pk.does_not_exist())
    listed = ListedCompanyRecord("COMPANIES", f"{company.created_at:012}#{company.company_id}")
    transaction.put("listed", listed)


def find_company(company_id: str) -> Company | None:
    """Return a company, as it is now."""
    try:
        record = CompanyRecord.get(f"COMPANY#{company_id}", "PROFILE", consistent_read=True)
    except CompanyRecord.DoesNotExist:
        return None
    return _company(record)


def list_companies(*, behind: str | None, limit: int) -> tuple[list[Company], str | None]:
    """Return companies, the newest first, and the sort key of the next page."""
    listed = Listed("COMPANIES", ("0", ":"), newest_first=True)
    found = page(ListedCompanyRecord, listed, limit=limit, behind=behind)
    order = [record.sk.partition("#")[2] for record in found.records]
    keys = [(f"COMPANY#{company_id}", "PROFILE") for company_id in order]
    known = {company.company_id: company for company in map(_company, CompanyRecord.batch_get(keys))}
    return [known[each] for each in order if each in known], found.following


def change_company(transaction: Transaction, before: Company, after: Company) -> None:
    """Add to `transaction`: the profile of a company. Its state stays; `set_state` changes that.

    Raises (at the commit):
        ConditionFailed: `COMPANY`, the profile is no longer as it was read.
    """
    unchanged = CompanyRecord.revision == before.revision
    if before.revision == 1:
        unchanged = unchanged | CompanyRecord.revision.does_not_exist()
    transaction.update(
        COMPANY,
        _key(before.company_id),
        [CompanyRecord.document.set(_document(after)), CompanyRecord.revision.set(before.revision + 1)],
        CompanyRecord.document.exists() & unchanged,
    )


def set_state(transaction: Transaction, company_id: str, before: CompanyState, after: CompanyState) -> None:
    """Add to `transaction`: a company's new state.

    Raises (at the commit):
        ConditionFailed: `COMPANY`, the company is not in the state `before`.
    """
    state = CompanyRecord.state
    unchanged = state == before.value
    if before is CompanyState.ACTIVE:
        unchanged = unchanged | state.does_not_exist()
    exists = CompanyRecord.document.exists()
    transaction.update(COMPANY, _key(company_id), [state.set(after.value)], exists & unchanged)


def find_policy(company_id: str) -> Policy:
    """Return a company's policy, as it is now."""
    try:
        record = PolicyRecord.get(f"COMPANY#{company_id}", "POLICY", consistent_read=True)
    except PolicyRecord.DoesNotExist:
        return Policy()
    document = dict(record.document)
    return Policy(
        cancellation=tuple(Band(*band) for band in document.pop("cancellation")),
        boarding_mismatch=Mismatch(document.pop("boarding_mismatch")),
        revision=int(record.revision),
        **document,
    )


def change_policy(transaction: Transaction, company_id: str, before: Policy, after: Policy) -> None:
    """Add to `transaction`: a company's policy.

    Raises (at the commit):
        ConditionFailed: `POLICY`, it is no longer as it was read.
    """
    document = asdict(after)
    del document["revision"]
    document["cancellation"] = [[band.hours_before, band.refund_percent] for band in after.cancellation]
    document["boarding_mismatch"] = after.boarding_mismatch.value
    transaction.update(
        POLICY,
        PolicyRecord(f"COMPANY#{company_id}", "POLICY"),
        [PolicyRecord.document.set(document), PolicyRecord.revision.set(before.revision + 1)],
        PolicyRecord.revision == before.revision if before.revision else Record.pk.does_not_exist(),
    )


def find_logo(company_id: str) -> Logo | None:
    """Return a company's logo; None if it has none."""
    try:
        record = LogoRecord.get(f"COMPANY#{company_id}", "LOGO")
    except LogoRecord.DoesNotExist:
        return None
    return Logo(record.content_type, bytes(record.data), record.etag)


def put_logo(transaction: Transaction, company_id: str, logo: Logo) -> None:
    """Add to `transaction`: a company's logo, in place of any former one."""
    record = LogoRecord(
        f"COMPANY#{company_id}", "LOGO", content_type=logo.content_type, data=logo.data, etag=logo.etag
    )
    transaction.put("logo", record)


def remove_logo(transaction: Transaction, company_id: str) -> None:
    """Add to `transaction`: a company has no logo any more."""
    transaction.delete("logo", LogoRecord(f"COMPANY#{company_id}", "LOGO"))


def _document(company: Company) -> dict[str, object]:
    document = asdict(company)
    for name in _BESIDE:
        del document[name]
    return document | {"languages": list(company.languages)}


def _company(record: CompanyRecord) -> Company:
    document = dict(record.document)
    languages = tuple(document.pop("languages", ("en",)))
    return Company(
        company_id=record.pk.removeprefix("COMPANY#"),
        state=CompanyState(record.state or CompanyState.ACTIVE),
        revision=int(record.revision or 1),
        languages=languages,
        **document,
    )


def _key(company_id: str) -> CompanyRecord:
    return CompanyRecord(f"COMPANY#{company_id}", "PROFILE")
