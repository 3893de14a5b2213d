"""Somebody is told of what was given up, waits, fails or looks like an attack; of one stage, by one topic."""

import re
from collections import Counter

import pytest

from tests.support.reading import ROOT, target
from tests.support.sources import last_resorts, queues, streams
from tms.kernel.events.again import LONGEST_DELAY

RUNBOOK = ROOT / "docs" / "runbook.md"

SHARED = {"FunctionsThrottledAlarm"}
"""Alarms of something that all stages of an account and region share."""

THRESHOLDS = {
    "CodesGuessedAlarm": 0,
    "FunctionErrorsAlarm": 0,
    "FunctionsThrottledAlarm": 0,
    "RefreshTokensReusedAlarm": 3,
    "RequestsBlockedAlarm": 1000,
    "RequestsThrottledAlarm": 100,
    "SecondFactorsFailedAlarm": 20,
    "ServerErrorsAlarm": 5,
    "TrackingOnPositionsLateAlarm": 120_000,
    "WrongPasswordsAlarm": 100,
}
"""What may happen in an alarm's period before it goes off. Not here: what is given up (0) and what waits."""

STREAM_LATE = 300_000
"""Milliseconds that a change of a table may wait."""


@pytest.fixture
def alarms(template):
    return template.of_type("AWS::CloudWatch::Alarm")


def by_metric(alarms, metric):
    """Return the alarms of a metric by the resource that their one dimension points to."""
    found = {}
    for name, alarm in alarms.items():
        if alarm["MetricName"] == metric:
            (dimension,) = alarm["Dimensions"]
            found[target(dimension["Value"])] = {"alarm": name, "dimension": dimension, **alarm}
    return found


def test_every_alarm_tells_the_topic_of_alarms(alarms):
    for name, alarm in alarms.items():
        assert [target(each) for each in alarm["AlarmActions"]] == ["AlarmTopic"], name
        assert alarm["ComparisonOperator"] == "GreaterThanThreshold", name
        assert alarm["TreatMissingData"] == "notBreaching", name
        assert alarm["Period"] * alarm["EvaluationPeriods"] <= 3600, name


def test_the_topic_tells_a_person_by_mail_where_one_is_named(template):
    mails = template.resource("AlarmMails")
    assert target(mails["Properties"]["TopicArn"]) == "AlarmTopic"
    assert mails["Properties"]["Protocol"] == "email"
    assert mails["Properties"]["Endpoint"] == {"Ref": "AlarmMail"}
    assert template.expanded["Conditions"][mails["Condition"]] == {
        "Fn::Not": [{"Fn::Equals": [{"Ref": "AlarmMail"}, ""]}]
    }


def test_an_alarm_hears_of_its_own_stage_alone(alarms):
    """A dimension names a thing of the stage or the stage itself, or the stage is in the namespace."""
    for name, alarm in alarms.items():
        dimensions = {each["Name"]: each["Value"] for each in alarm.get("Dimensions", ())}
        named = [alarm["Namespace"], *dimensions.values()]
        things = [each for each in named if isinstance(each, dict) and each != {"Ref": "AWS::Region"}]
        assert things or name in SHARED, name
        assert all("${Stage}" in each["Fn::Sub"] for each in things if "Fn::Sub" in each), name


def test_alarms_of_our_own_metrics_have_the_dimensions_that_functions_write(template, alarms):
    variables = template.functions["PaymentsOnCheckDue"].variables
    assert variables["STAGE"] == {"Ref": "Stage"}
    own = {name: each for name, each in alarms.items() if each["Namespace"] == "TMS"}
    assert own.keys() >= {"RefundsFailedAlarm", "PaymentAmountDiffersAlarm", "AuditRecordsChangedAlarm"}
    for name, alarm in own.items():
        assert alarm["Namespace"] == variables["POWERTOOLS_METRICS_NAMESPACE"], name
        assert alarm["Statistic"] == "Sum", name
        assert name == f"{alarm['MetricName']}Alarm"
        assert alarm["Dimensions"] == [
            {"Name": "service", "Value": variables["POWERTOOLS_SERVICE_NAME"]},
            {"Name": "stage", "Value": variables["STAGE"]},
        ], name


def test_what_an_alarm_counts_is_counted_somewhere(alarms):
    counted = {
        name
        for path in (ROOT / "layers" / "domain").rglob("*.py")
        for name in re.findall(r'count\("(\w+)"', path.read_text())
    }
    assert {each["MetricName"] for each in alarms.values() if each["Namespace"] == "TMS"} <= counted


def test_thresholds_are_those_reviewed(alarms):
    waiting = {"IteratorAge", "ApproximateAgeOfOldestMessage"}
    for name, alarm in alarms.items():
        if alarm["MetricName"] not in waiting or name in THRESHOLDS:
            assert alarm["Threshold"] == THRESHOLDS.get(name, 0), name


def test_somebody_is_told_of_what_was_given_up(template, alarms):
    watched = by_metric(alarms, "ApproximateNumberOfMessagesVisible")
    assert set(watched) == last_resorts(template)
    for name, alarm in watched.items():
        assert alarm["dimension"]["Value"]["Fn::GetAtt"][1] == "QueueName", name
        assert alarm["Statistic"] == "Maximum", name


def test_somebody_is_told_where_messages_wait_in_a_queue(template, alarms):
    watched = by_metric(alarms, "ApproximateAgeOfOldestMessage")
    assert set(watched) == {target(each["EventSourceArn"]) for each in queues(template).values()}
    for name, alarm in watched.items():
        assert alarm["dimension"]["Value"]["Fn::GetAtt"][1] == "QueueName", name
        assert alarm["Statistic"] == "Maximum", name


def test_a_message_that_is_meant_to_wait_wakes_nobody(template, alarms):
    watched = by_metric(alarms, "ApproximateAgeOfOldestMessage")
    for mapping in queues(template).values():
        queue = target(mapping["EventSourceArn"])
        function = template.functions[target(mapping["FunctionName"])]
        properties = template.resource(queue)["Properties"]
        longest = max(properties["DelaySeconds"], LONGEST_DELAY * ("AGAIN_QUEUE_URL" in function.variables))
        assert watched[queue]["Threshold"] > longest + properties["VisibilityTimeout"], queue


def test_somebody_is_told_where_a_stream_waits(template, alarms):
    watched = by_metric(alarms, "IteratorAge")
    assert set(watched) == {target(each["FunctionName"]) for each in streams(template).values()}
    for name, alarm in watched.items():
        assert alarm["dimension"]["Name"] == "FunctionName", name
        assert alarm["Statistic"] == "Maximum", name
        assert alarm["Threshold"] == THRESHOLDS.get(alarm["alarm"], STREAM_LATE), name


def test_somebody_is_told_of_every_function_that_breaks(template, alarms):
    """Lambda says so in the log of the service, and nowhere else of all functions of one stage."""
    alarm = alarms["FunctionErrorsAlarm"]
    filters = [
        each
        for each in template.of_type("AWS::Logs::MetricFilter").values()
        if each["MetricTransformations"][0]["MetricName"] == alarm["MetricName"]
    ]
    logs = {f"{function.service.capitalize()}Logs" for function in template.functions.values()}
    assert {target(each["LogGroupName"]) for each in filters} == logs
    for each in filters:
        assert each["MetricTransformations"][0]["MetricNamespace"] == alarm["Namespace"]
        for words in ("[ERROR]", "Task timed out after", "Runtime exited"):
            assert f'?"{words}"' in each["FilterPattern"]


def test_somebody_is_told_where_the_api_fails_or_refuses_by_its_limits(template, alarms):
    (api,) = template.of_type("AWS::ApiGateway::RestApi").values()
    (stage,) = template.of_type("AWS::ApiGateway::Stage").values()
    failing = {each["Name"]: each["Value"] for each in alarms["ServerErrorsAlarm"]["Dimensions"]}
    assert failing == {"ApiName": api["Name"], "Stage": stage["StageName"]}
    assert alarms["ServerErrorsAlarm"]["MetricName"] == "5XXError"
    refusals = template.resource("Refusals")["Properties"]
    assert refusals["FilterPattern"] == '{ $.refused = "THROTTLED" }'
    assert '"refused":"$context.error.responseType"' in stage["AccessLogSetting"]["Format"]
    (counted,) = refusals["MetricTransformations"]
    told = alarms["RequestsThrottledAlarm"]
    assert (counted["MetricNamespace"], counted["MetricName"]) == (told["Namespace"], told["MetricName"])


def test_the_runbook_tells_of_every_alarm_what_to_do(alarms):
    rows = [line for line in RUNBOOK.read_text().splitlines() if line.startswith("| `")]
    told = Counter(name for row in rows for name in re.findall(r"`([a-z-]+)`", row.split("|")[1]))
    named = {each["AlarmName"]["Fn::Sub"].removeprefix("tms-${Stage}-") for each in alarms.values()}
    assert named <= told.keys()
    assert [name for name in named if told[name] > 1] == []
