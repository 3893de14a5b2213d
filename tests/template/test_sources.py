"""Nothing is lost: every stream and queue retries what failed, gives up at last, and says so."""

import json

from tests.support.reading import broken, target
from tests.support.sources import last_resorts, queues, streams, subscriptions
from tms.kernel.events.catalogue import TYPES

VISIBILITY_FACTOR = 6
"""AWS's advice for queues that Lambda reads: the visibility timeout over the function's own."""


def test_there_are_streams_and_queues(template):
    assert len(streams(template)) >= 6
    assert len(queues(template)) >= 4


def test_a_batch_says_which_of_its_records_failed(template):
    mappings = template.of_type("AWS::Lambda::EventSourceMapping")
    assert broken(mappings, lambda each: each["FunctionResponseTypes"] == ["ReportBatchItemFailures"]) == []


def test_a_stream_retries_so_often_and_then_hands_over_what_failed(template):
    for name, mapping in streams(template).items():
        assert 1 <= mapping["MaximumRetryAttempts"] <= 20, name
        assert 60 <= mapping["MaximumRecordAgeInSeconds"] <= 86400, name
        assert mapping["BisectBatchOnFunctionError"] is True, name
        assert target(mapping["DestinationConfig"]["OnFailure"]["Destination"]) == "StreamFailures", name


def test_a_table_stream_is_read_from_its_beginning_so_that_a_deployment_loses_nothing(template):
    tables = {
        name: each
        for name, each in streams(template).items()
        if each["EventSourceArn"]["Fn::GetAtt"][1] == "StreamArn"
    }
    assert broken(tables, lambda each: each["StartingPosition"] == "TRIM_HORIZON") == []


def test_a_table_stream_wakes_a_function_for_its_own_items_only(template):
    for name, mapping in streams(template).items():
        table, attribute = mapping["EventSourceArn"]["Fn::GetAtt"]
        if attribute == "StreamArn":
            (one,) = mapping["FilterCriteria"]["Filters"]
            assert json.loads(one["Pattern"])["dynamodb"]["Keys"]["sk"]["S"], f"{name} of {table}"


def test_streams_show_the_item_before_and_after(template):
    tables = template.of_type("AWS::DynamoDB::Table")
    read = {target(each["EventSourceArn"]) for each in streams(template).values()} & set(tables)
    assert {name for name, table in tables.items() if "StreamSpecification" in table} == read
    for name in read:
        assert tables[name]["StreamSpecification"] == {"StreamViewType": "NEW_AND_OLD_IMAGES"}, name


def test_at_most_two_functions_read_one_table_stream(template):
    """DynamoDB throttles a stream's shard with more than two readers."""
    read = [target(each["EventSourceArn"]) for each in streams(template).values()]
    assert [name for name in set(read) if read.count(name) > 2] == []


def test_a_queue_gives_a_message_up_after_some_tries(template):
    for name, mapping in queues(template).items():
        queue = template.resource(target(mapping["EventSourceArn"]))["Properties"]
        assert 2 <= queue["RedrivePolicy"]["maxReceiveCount"] <= 20, name


def test_a_message_is_hidden_while_its_function_works(template):
    for name, mapping in queues(template).items():
        queue = template.resource(target(mapping["EventSourceArn"]))["Properties"]
        timeout = template.functions[target(mapping["FunctionName"])].timeout
        assert queue["VisibilityTimeout"] >= VISIBILITY_FACTOR * timeout, name


def test_dead_letters_are_kept_as_long_as_their_queue_keeps_messages(template):
    found = template.of_type("AWS::SQS::Queue")
    for name, queue in found.items():
        if "RedrivePolicy" in queue:
            dead = found[target(queue["RedrivePolicy"]["deadLetterTargetArn"])]
            assert dead["MessageRetentionPeriod"] >= queue["MessageRetentionPeriod"], name


def test_every_queue_is_read_or_is_a_last_resort(template):
    read = {target(each["EventSourceArn"]) for each in queues(template).values()}
    assert set(template.of_type("AWS::SQS::Queue")) == read | last_resorts(template)
    assert read & last_resorts(template) == set()


def test_payments_are_checked_one_by_one_for_the_provider_may_be_slow(template):
    """A batch that outlasts the function comes back whole, with the payments that were checked."""
    mappings = {target(each["FunctionName"]): each for each in queues(template).values()}
    assert mappings["PaymentsOnCheckDue"]["BatchSize"] == 1
    assert mappings["NotificationsOnMail"]["BatchSize"] == 2


def test_an_erasure_begins_when_all_is_written_that_was_asked_for_before_it(template):
    """A hold or payment that a request began just before its account was deleted is found, for it ended."""
    answering = {method.function for method in template.methods()}
    longest = max(template.functions[name].timeout for name in answering)
    assert template.resource("ErasuresQueue")["Properties"]["DelaySeconds"] > longest
    erasures = "ErasuresQueue"
    (mapping,) = (each for each in queues(template).values() if target(each["EventSourceArn"]) == erasures)
    assert mapping["BatchSize"] == 1


def test_subscriptions_name_events_of_the_catalogue(template):
    for name, subscription in subscriptions(template).items():
        wanted = subscription["FilterPolicy"]
        assert wanted.keys() <= {"type", "company"}, name
        assert set(wanted["type"]) <= set(TYPES), name
        assert subscription["FilterPolicyScope"] == "MessageAttributes", name


def test_a_subscription_delivers_the_bare_event_and_keeps_what_it_could_not(template):
    for name, subscription in subscriptions(template).items():
        assert subscription["RawMessageDelivery"] is True, name
        assert target(subscription["RedrivePolicy"]["deadLetterTargetArn"]) in last_resorts(template), name
