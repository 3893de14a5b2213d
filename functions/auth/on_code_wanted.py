"""Queue of one-time codes that somebody asked for: makes each, keeps its hash, sends it."""

from tms.auth.code_sending import send_wanted
from tms.kernel.batch import on_messages

handler = on_messages(send_wanted)
