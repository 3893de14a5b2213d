"""Queue of one-time codes, invitations and notices that were asked for: makes and sends each."""

from tms.accounts.on_code_requested import on_code_requested
from tms.kernel.events.batch import on_messages

handler = on_messages(on_code_requested)
