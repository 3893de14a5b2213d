"""Events: what happened, as CloudEvents on one topic; and the handlers of streams and queues."""
