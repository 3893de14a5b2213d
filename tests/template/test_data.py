"""Data at rest: encrypted with our key, kept where it matters, and gone when its time is over."""

from fnmatch import fnmatchcase

import pytest

from tests.support.reading import broken, target

KEY = "DataKey"
LOG_DAYS = 30


def test_tables_queues_topics_streams_and_environments_are_under_our_key(template):
    rules = {
        "AWS::DynamoDB::Table": lambda each: (
            target(each["SSESpecification"]["KMSMasterKeyId"]) == KEY
            and each["SSESpecification"]["SSEEnabled"] is True
            and each["SSESpecification"]["SSEType"] == "KMS"
        ),
        "AWS::SQS::Queue": lambda each: target(each["KmsMasterKeyId"]) == KEY,
        "AWS::SNS::Topic": lambda each: target(each["KmsMasterKeyId"]) == KEY,
        "AWS::Kinesis::Stream": lambda each: target(each["StreamEncryption"]["KeyId"]) == KEY,
        "AWS::Logs::LogGroup": lambda each: target(each["KmsKeyId"]) == KEY,
        "AWS::Lambda::Function": lambda each: target(each["KmsKeyArn"]) == KEY,
    }
    for kind, rule in rules.items():
        found = template.of_type(kind)
        assert found, kind
        assert broken(found, rule) == []


def test_the_key_rotates_and_outlives_the_stack(template):
    key = template.resource(KEY)
    assert key["Properties"]["EnableKeyRotation"] is True
    assert key["DeletionPolicy"] == "RetainExceptOnCreate"


def test_others_use_the_key_only_through_services_or_as_services(template):
    statements = template.resource(KEY)["Properties"]["KeyPolicy"]["Statement"]
    account, anybody = (each for each in statements if "Service" not in each["Principal"])
    assert account["Principal"] == {"AWS": {"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}}
    assert anybody["Principal"] == {"AWS": "*"}
    condition = anybody["Condition"]["StringEquals"]
    assert condition["kms:CallerAccount"] == {"Ref": "AWS::AccountId"}
    assert len(condition["kms:ViaService"]) >= 1
    assert "kms:*" not in anybody["Action"]


def test_services_use_the_key_for_our_things_alone(template):
    """A service works for every account, so that its name in a key policy says little."""
    by_service = {}
    for statement in template.resource(KEY)["Properties"]["KeyPolicy"]["Statement"]:
        if "Service" in statement["Principal"]:
            service = statement["Principal"]["Service"]
            by_service[service if isinstance(service, str) else service["Fn::Sub"]] = statement["Condition"]
    assert by_service.keys() == {
        "cloudwatch.amazonaws.com",
        "logs.${AWS::Region}.amazonaws.com",
        "sns.amazonaws.com",
    }

    ((operator, of_logs),) = by_service["logs.${AWS::Region}.amazonaws.com"].items()
    assert operator == "ArnLike"
    groups = of_logs["kms:EncryptionContext:aws:logs:arn"]
    patterns = [each["Fn::Sub"].split(":log-group:")[1] for each in groups]
    for name, group in template.of_type("AWS::Logs::LogGroup").items():
        named = group["LogGroupName"]["Fn::Sub"]
        assert any(fnmatchcase(named, pattern) for pattern in patterns), name

    of_topics = by_service["sns.amazonaws.com"]
    assert of_topics["StringEquals"] == {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}
    topic = template.resource("Events")["Properties"]["TopicName"]["Fn::Sub"]
    assert of_topics["ArnEquals"]["aws:SourceArn"]["Fn::Sub"].endswith(f":{topic}")

    of_alarms = by_service["cloudwatch.amazonaws.com"]
    assert of_alarms["StringEquals"] == {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}
    assert of_alarms["ArnLike"]["aws:SourceArn"]["Fn::Sub"].endswith(":${AWS::AccountId}:alarm:*")


@pytest.mark.parametrize(("stage", "kept"), [("local", False), ("staging", True), ("prod", True)])
def test_a_table_is_recoverable_and_protected_outside_the_local_stage(template, stage, kept):
    for name, properties in template.of_type("AWS::DynamoDB::Table").items():
        table = template.in_stage(properties, stage)
        assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": kept}, name
        assert table["DeletionProtectionEnabled"] is kept, name


NOTHING_EXPIRES = {"Companies", "Standing"}
"""What is kept until somebody says otherwise."""


def test_a_table_is_paid_by_request_and_drops_what_expired(template):
    for name, table in template.of_type("AWS::DynamoDB::Table").items():
        assert table["BillingMode"] == "PAY_PER_REQUEST", name
        expires = table.get("TimeToLiveSpecification", {}).get("Enabled", False)
        assert expires is (name not in NOTHING_EXPIRES), name


def test_tables_of_records_have_the_keys_that_our_store_uses(template):
    from tms.kernel.dynamodb import KEYS

    own = {"Idempotency"}  # Powertools' layout
    for name, table in template.of_type("AWS::DynamoDB::Table").items():
        if name not in own:
            assert table["KeySchema"] == KEYS["KeySchema"], name
            indexed = {
                each["AttributeName"]
                for index in table.get("GlobalSecondaryIndexes", ())
                for each in index["KeySchema"]
            }
            described = {each["AttributeName"] for each in table["AttributeDefinitions"]}
            assert described == indexed | {"pk", "sk"}, name
            if name not in NOTHING_EXPIRES:
                assert table["TimeToLiveSpecification"]["AttributeName"] == "expires", name


def test_tables_of_records_stay_when_the_stack_goes(template):
    for name in template.of_type("AWS::DynamoDB::Table"):
        resource = template.resource(name)
        wanted = {"Delete"} if name == "Idempotency" else {"RetainExceptOnCreate"}
        assert {resource["DeletionPolicy"]} == wanted, name


def test_every_function_writes_to_the_log_group_of_its_service_which_has_an_end(template):
    groups = template.of_type("AWS::Logs::LogGroup")
    for name, function in template.functions.items():
        group = f"{function.service.capitalize()}Logs"
        assert template.resource(name)["Properties"]["LoggingConfig"] == {"LogGroup": {"Ref": group}}
        assert groups[group]["LogGroupName"] == {"Fn::Sub": f"/tms/${{Stage}}/{function.service}"}
    assert broken(groups, lambda each: each["RetentionInDays"] == LOG_DAYS) == []


def test_names_carry_the_stage_so_that_stages_share_an_account(template):
    names = {
        "AWS::DynamoDB::Table": "TableName",
        "AWS::SQS::Queue": "QueueName",
        "AWS::SNS::Topic": "TopicName",
        "AWS::Kinesis::Stream": "Name",
        "AWS::Lambda::Function": "FunctionName",
        "AWS::Logs::LogGroup": "LogGroupName",
        "AWS::CloudWatch::Alarm": "AlarmName",
    }
    for kind, attribute in names.items():
        for name, properties in template.of_type(kind).items():
            assert "${Stage}" in properties[attribute]["Fn::Sub"], name
