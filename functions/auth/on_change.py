"""Stream of the accounts table: a deleted account becomes an event, a name that was taken away is told so."""

from tms.auth.events import events_of
from tms.auth.telling import tell
from tms.kernel.publishing import on_changes

handler = on_changes(events_of, tell)
