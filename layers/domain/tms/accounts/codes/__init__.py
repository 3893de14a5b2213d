"""One-time codes: who asks for one, how it is made and sent, and how a typed one is checked."""
