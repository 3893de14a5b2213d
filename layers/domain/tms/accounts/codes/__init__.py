"""One-time codes: how one is asked for, made, sent and checked."""
