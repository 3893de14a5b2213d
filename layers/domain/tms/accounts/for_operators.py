"""Door for operators' commands: what accounts keep sealed."""

from tms.accounts.records import SEALED as ATTRIBUTES
from tms.accounts.records import context, settings
from tms.kernel.privacy.sealed_items import SealedItems

SEALED = SealedItems(
    table=lambda: settings().accounts_table, sk="PROFILE", context=context, attributes=ATTRIBUTES
)
