"""The KMS key that wraps a stage's data keys. It outlives every stack: it is made here, with an alias."""

from typing import Any

from botocore.exceptions import ClientError

from infra.keys.advice import aws_command
from infra.keys.parameters import read, read_text
from infra.terminal import Stop


def personal_alias(stage: str) -> str:
    """Return the alias of the KMS key that wraps the stage's data keys."""
    return f"alias/tms-{stage}-personal"


def personal_key(ssm: Any, kms: Any, stage: str) -> str:
    """Return the ARN of the KMS key that wraps data keys; make one if there are no data keys yet.

    Raises:
        Stop: there are data keys, and the alias does not name the KMS key that wrapped them.
    """
    found, noted = _find(kms, stage), read_text(ssm, stage, "personal-key-arn")
    if read(ssm, stage, "data-keys") is None:
        return found or _make(kms, stage)
    if found is None or noted not in (None, found):
        alias, wrapped_by = personal_alias(stage), noted or "ARN-OF-THE-KEY-THAT-WRAPPED-THEM"
        words = (
            f"kms {'update' if found else 'create'}-alias --alias-name {alias} --target-key-id {wrapped_by}"
        )
        raise Stop(
            f"Nothing was written. {alias} names {found or 'no key'}, and another key has wrapped the data "
            "keys: personal data can be read with that one alone. Give it its name back: "
            + aws_command(*words.split(), region=kms.meta.region_name)
        )
    return found


def _find(kms: Any, stage: str) -> str | None:
    """Return the ARN of the KMS key with the stage's alias; None if there is none."""
    try:
        return str(kms.describe_key(KeyId=personal_alias(stage))["KeyMetadata"]["Arn"])
    except ClientError as error:
        if error.response["Error"]["Code"] == "NotFoundException":
            return None
        raise


def _make(kms: Any, stage: str) -> str:
    """Make a KMS key with the stage's alias; return its ARN."""
    made = kms.create_key(Description=f"TMS {stage}: wraps the keys that personal data is sealed with")
    kms.enable_key_rotation(KeyId=made["KeyMetadata"]["KeyId"])
    kms.create_alias(AliasName=personal_alias(stage), TargetKeyId=made["KeyMetadata"]["KeyId"])
    return str(made["KeyMetadata"]["Arn"])
