"""The emulator on this machine: its processes, logs and outboxes, and the commands of `python -m infra`."""
