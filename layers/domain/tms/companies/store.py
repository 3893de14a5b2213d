"""The companies table: members and roles. Every write has a condition, so that it changes what was read."""

from collections.abc import Iterable, Mapping
from functools import reduce
from operator import and_

from pynamodb.attributes import UnicodeSetAttribute
from pynamodb.expressions.condition import Condition, size
from pynamodb.expressions.update import Action

from tms.companies.lookalikes import look
from tms.companies.members import Grants, Member, grants_of
from tms.companies.records import (
    HomeRecord,
    MemberRecord,
    OwnersRecord,
    RoleNameRecord,
    RoleRecord,
    member_of,
    member_record,
    role_of,
    role_record,
    texts_of,
)
from tms.companies.roles import Role
from tms.kernel.access.permissions import Permission
from tms.kernel.queries import Listed, page, read_partition
from tms.kernel.store import Record, Transaction

ABSENT = Record.pk.does_not_exist()
MEMBER, HOME, OWNERS = "member", "home", "owners"
ROLE, NAME, ACTOR = "role", "name", "actor"


def find_member(company: str, account_id: str) -> Member | None:
    """Return a member of a company, as it is now."""
    try:
        record = MemberRecord.get(f"COMPANY#{company}", f"STAFF#{account_id}", consistent_read=True)
    except MemberRecord.DoesNotExist:
        return None
    return member_of(record)


def find_grants(company: str, account_id: str) -> Grants | None:
    """Return what an account may do in a company now; None if it is no member.

    This is one read, and a second one if the member has roles that the company made.
    """
    member = find_member(company, account_id)
    return None if member is None else grants_of(member, own_roles(company, member))


def own_roles(company: str, *members: Member) -> dict[str, Role]:
    """Return the company's own roles that members have, by their id, as they are now; at most one read."""
    return roles_by_id(company, (role for member in members for role in member.own_roles))


def roles_by_id(company: str, role_ids: Iterable[str]) -> dict[str, Role]:
    """Return the company's own roles with these ids, as they are now; at most one read."""
    keys = [(f"COMPANY#{company}", f"ROLE#{role_id}") for role_id in sorted(set(role_ids))]
    if not keys:
        return {}
    roles = map(role_of, RoleRecord.batch_get(keys, consistent_read=True))
    return {role.role_id: role for role in roles}


def owners_of(company: str) -> frozenset[str]:
    """Return the accounts of a company's active owners, as they are now."""
    try:
        record = OwnersRecord.get(f"COMPANY#{company}", "OWNERS", consistent_read=True)
    except OwnersRecord.DoesNotExist:
        return frozenset()
    return frozenset(record.accounts)


def roles_and_members(company: str) -> tuple[list[Role], list[Member]]:
    """Return a company's own roles and its members, in one query."""
    kinds: dict[str, type[Record]] = {"ROLE": RoleRecord, "STAFF": MemberRecord}
    records = read_partition(kinds, f"COMPANY#{company}", consistent=True)
    roles = [role_of(record) for record in records if isinstance(record, RoleRecord)]
    return roles, [member_of(record) for record in records if isinstance(record, MemberRecord)]


def members(
    company: str, *, role: str | None, active: bool | None, behind: str | None, limit: int
) -> tuple[list[Member], str | None]:
    """Return a company's members in the order of their account ids, and the sort key of the next page.

    Args:
        role, active: only members that have this role, and only active ones or only the others.
        behind: begin after this sort key.
    """
    wanted: list[Condition] = []
    if role is not None:
        wanted.append(MemberRecord.roles.contains(role))
    if active is not None:
        wanted.append(MemberRecord.active == active)
    found = page(
        MemberRecord,
        Listed(f"COMPANY#{company}", ("STAFF#", "STAFF$"), consistent=True),
        limit=limit,
        behind=behind,
        only=reduce(and_, wanted) if wanted else None,
    )
    return [member_of(record) for record in found.records], found.following


def home_of(identifier: str) -> str | None:
    """Return the company that a member (by account id) or a role belongs to, or did before it was deleted."""
    try:
        return HomeRecord.get(f"HOME#{identifier}", "HOME").company
    except HomeRecord.DoesNotExist:
        return None


def add_member(transaction: Transaction, member: Member) -> None:
    """Add to `transaction`: a new member. See `count_holders` for the holders of its roles.

    Raises (at the commit):
        ConditionFailed: `MEMBER`, the account is a member of this company already; `HOME`, of some company.
    """
    transaction.put(MEMBER, member_record(member), ABSENT)
    home = HomeRecord(f"HOME#{member.account_id}", "HOME", company=member.company)
    transaction.put(HOME, home, ABSENT)
    if member.is_owner:
        add_owner(transaction, member)


def change_member(transaction: Transaction, before: Member, after: Member) -> None:
    """Add to `transaction`: a member's roles, permissions and state.

    Raises (at the commit):
        ConditionFailed: `MEMBER`, the member is no longer as `before`; `OWNERS`, it is the last owner.
    """
    transaction.update(
        MEMBER,
        MemberRecord(f"COMPANY#{before.company}", f"STAFF#{before.account_id}"),
        [
            MemberRecord.roles.set(set(after.roles)),
            _set_or_remove(MemberRecord.extra, after.extra),
            _set_or_remove(MemberRecord.revoked, after.revoked),
            MemberRecord.active.set(after.active),
            MemberRecord.joined.set(after.joined),
            MemberRecord.revision.set(before.revision + 1),
        ],
        MemberRecord.revision == before.revision,
    )
    if after.is_owner and not before.is_owner:
        add_owner(transaction, after)
    if before.is_owner and not after.is_owner:
        remove_owner(transaction, before)


def remove_owner(transaction: Transaction, member: Member) -> None:
    """Add to `transaction`: this member is no owner any more.

    Raises (at the commit):
        ConditionFailed: `OWNERS`, it is the last owner.
    """
    count = size(OwnersRecord.accounts)  # type: ignore[no-untyped-call]
    others = (count > 1) & OwnersRecord.accounts.contains(member.account_id)
    owners = OwnersRecord(f"COMPANY#{member.company}", "OWNERS")
    transaction.update(OWNERS, owners, [OwnersRecord.accounts.delete({member.account_id})], others)


def count_holders(transaction: Transaction, before: Iterable[Role], after: Iterable[Role]) -> None:
    """Add to `transaction`: the holders of the company's own roles that a member gets or loses.

    Args:
        before, after: the company's own roles that the member has before and after the change.

    Raises (at the commit):
        ConditionFailed: `ROLE` + id, a role that is given or taken is no longer as it was read.
    """
    had, has = ({role.role_id: role for role in roles} for roles in (before, after))
    for role in [had[each] for each in sorted(had.keys() - has.keys())]:
        held = RoleRecord.holders > 0
        _write_role(transaction, role, [RoleRecord.holders.add(-1)], held)
    for role in [has[each] for each in sorted(has.keys() - had.keys())]:
        _write_role(transaction, role, [RoleRecord.holders.add(1)])


def add_role(transaction: Transaction, role: Role) -> None:
    """Add to `transaction`: a new role.

    Raises (at the commit):
        ConditionFailed: `HOME`, the role was made before; `NAME`, another role has the name.
    """
    transaction.put(HOME, HomeRecord(f"HOME#{role.role_id}", "HOME", company=role.company), ABSENT)
    transaction.put(ROLE + role.role_id, role_record(role), ABSENT)
    transaction.put(NAME, _name_record(role), ABSENT)


def change_role(transaction: Transaction, before: Role, after: Role) -> None:
    """Add to `transaction`: a role's name and permissions.

    Raises (at the commit):
        ConditionFailed: `ROLE` + id, the role is no longer as `before`; `NAME`, another role has the name.
    """
    changes: list[Action] = [
        RoleRecord.name.set(after.name),
        RoleRecord.permissions.set({each.value for each in after.permissions}),
        RoleRecord.revision.set(after.revision),
    ]
    _write_role(transaction, before, changes)
    if look(before.name) != look(after.name):
        gone_or_its = ABSENT | (RoleNameRecord.role_id == before.role_id)
        transaction.delete("old name", _name_record(before), gone_or_its)
        transaction.put(NAME, _name_record(after), ABSENT)


def delete_role(transaction: Transaction, role: Role) -> None:
    """Add to `transaction`: a role that nobody has is deleted. Its company stays known, see `home_of`.

    Raises (at the commit):
        ConditionFailed: `ROLE` + id, somebody has the role, or it is no longer as it was read.
    """
    unused = (RoleRecord.revision == role.revision) & (RoleRecord.holders == 0)
    transaction.delete(ROLE + role.role_id, _role_key(role.company, role.role_id), unused)
    transaction.delete("old name", _name_record(role))


def require_revision(transaction: Transaction, company: str, account_id: str, revision: int) -> None:
    """Add to `transaction`: the condition that a member still has this revision.

    Raises (at the commit):
        ConditionFailed: `ACTOR`.
    """
    key = MemberRecord(f"COMPANY#{company}", f"STAFF#{account_id}")
    transaction.check(ACTOR, key, MemberRecord.revision == revision)


def require_roles(transaction: Transaction, company: str, revisions: Mapping[str, int]) -> None:
    """Add to `transaction`: the condition that roles still have these revisions.

    A role that the transaction writes has that condition already; a transaction touches an item only once.

    Args:
        revisions: by the role's id.

    Raises (at the commit):
        ConditionFailed: `ROLE` + id.
    """
    for role_id, revision in sorted(revisions.items()):
        if ROLE + role_id not in transaction:
            key = _role_key(company, role_id)
            transaction.check(ROLE + role_id, key, RoleRecord.revision == revision)


def add_owner(transaction: Transaction, member: Member) -> None:
    """Add to `transaction`: this member is an owner."""
    owners = OwnersRecord(f"COMPANY#{member.company}", "OWNERS")
    transaction.update(OWNERS, owners, [OwnersRecord.accounts.add({member.account_id})])


def enrolled(member: Member) -> bool:
    """Write a new member whose roles are all built in; False if the account works for a company already."""
    transaction = Transaction()
    add_member(transaction, member)
    return transaction.happens()


def _set_or_remove(attribute: UnicodeSetAttribute, permissions: Iterable[Permission]) -> Action:
    """Return the action that stores these permissions; DynamoDB has no empty sets."""
    texts = texts_of(permissions)
    return attribute.set(texts) if texts else attribute.remove()


def _write_role(
    transaction: Transaction, role: Role, actions: list[Action], also: Condition | None = None
) -> None:
    """Add to `transaction`: a change of a role, if it is as it was read and `also` holds."""
    same = RoleRecord.revision == role.revision
    key = _role_key(role.company, role.role_id)
    transaction.update(ROLE + role.role_id, key, actions, same if also is None else same & also)


def _role_key(company: str, role_id: str) -> RoleRecord:
    return RoleRecord(f"COMPANY#{company}", f"ROLE#{role_id}")


def _name_record(role: Role) -> RoleNameRecord:
    key = f"ROLENAME#{look(role.name)}"
    return RoleNameRecord(f"COMPANY#{role.company}", key, role_id=role.role_id)
