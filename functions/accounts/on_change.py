"""Stream of the accounts table: a deleted account becomes an event, and a lost identifier gets a notice."""

from tms.accounts.on_change import events_of, post_notice
from tms.kernel.events.publish import on_changes

handler = on_changes(events_of, post_notice)
