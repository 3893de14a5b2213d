"""Events: what happened, as CloudEvents on one topic, and the handlers that read streams and queues."""
