"""SnapStart: Lambda starts a function once, keeps a snapshot, and continues from it any number of times.

All that a start leaves in memory comes back in each container, perhaps weeks later. Identifiers, keys and
codes are drawn from the operating system, which has new random numbers after a restore. Secrets and data keys
are read again once they are old by the wall clock. This module does the rest.
"""

import os
import random
import sys


def prepare() -> None:
    """Register what is to be done before the snapshot and after each restore, if there will be a snapshot."""
    if os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") != "snap-start":
        return
    from snapshot_restore_py import register_after_restore, register_before_snapshot

    register_before_snapshot(settle)
    register_after_restore(random.seed)  # else all containers would make the same pauses between their tries


def settle() -> None:
    """Make DynamoDB's client, so that no restored container has to, and close all connections.

    A connection would be dead after a restore, and the first call on it would wait for its time limit.
    """
    if dynamodb := sys.modules.get("tms.kernel.dynamodb"):
        dynamodb.connection().client  # noqa: B018 - made when it is looked at
    if aws := sys.modules.get("tms.kernel.aws"):
        aws.close_connections()
