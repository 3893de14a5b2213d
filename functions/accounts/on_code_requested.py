"""Queue of one-time codes that somebody asked for: makes each, keeps its hash, sends it."""

from tms.accounts.on_code_requested import send_wanted
from tms.kernel.events.batch import on_messages

handler = on_messages(send_wanted)
