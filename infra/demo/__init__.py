"""`make demo`: a journey on the running platform, from search to arrival, in steps that a person reads."""
