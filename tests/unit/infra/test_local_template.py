"""The copies of the templates that go to an emulator differ in locations and nothing that matters."""

from pathlib import Path

import pytest

from infra.deploy.template import (
    packages,
    pin_api_id,
    read,
    read_all,
    with_uploaded_code,
    with_uploaded_stacks,
)
from infra.terminal import Stop

TEMPLATE = """
AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Globals: {Function: {Runtime: python3.13, Layers: [!Ref DomainLayer]}}
Resources:
  DomainLayer: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: layers/domain}}
  Api: {Type: AWS::Serverless::Api, Properties: {StageName: local}}
  Mail:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: functions/notifications/
      Handler: on_mail.handler
      Role: !GetAtt MailRole.Arn
      Events: {Http: {Type: Api, Properties: {RestApiId: !Ref Api, Method: GET, Path: PATH}}}
  MailRole:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: only
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - {Effect: Allow, Action: ses:SendRawEmail, Resource: !Sub "arn:aws:ses:::identity/x"}
              - {Effect: Allow, Action: [sqs:ReceiveMessage], Resource: !Sub "arn:aws:sqs:::mail"}
"""
ROOT = """
AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Resources:
  DomainLayer: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: layers/domain}}
  Notifications:
    Type: AWS::Serverless::Application
    Properties:
      Location: stacks/notifications.yaml
      Parameters: {DomainLayerArn: !Ref DomainLayer, Stage: test}
"""
NESTED = """
AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Globals: {Function: {Runtime: python3.13, CodeUri: ../functions/notifications/}}
Resources:
  Mail: {Type: AWS::Serverless::Application, Properties: {Location: queue.yaml}}
  Sms: {Type: AWS::Serverless::Application, Properties: {Location: queue.yaml}}
  OnMail: {Type: AWS::Serverless::Function, Properties: {Handler: on_mail.handler}}
"""
QUEUE = """
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Queue: {Type: AWS::SQS::Queue}
"""


@pytest.fixture
def places(tmp_path: Path):
    folders = ("functions/notifications", "layers/domain")
    return {str(tmp_path / folder): f"s3://bucket/code/{at}.zip" for at, folder in enumerate(folders, 1)}


@pytest.fixture
def template(tmp_path: Path):
    def load(path: str = "/mails"):
        file = tmp_path / "template.yaml"
        file.write_text(TEMPLATE.replace("PATH", path))
        return read(file)

    return load


def test_functions_and_layers_point_at_the_uploaded_code(template, places):
    resources = with_uploaded_code(template(), places, bundle=False)["Resources"]
    assert resources["Mail"]["Properties"]["CodeUri"] == "s3://bucket/code/1.zip"
    assert resources["DomainLayer"]["Properties"]["ContentUri"] == "s3://bucket/code/2.zip"


def test_a_bundle_has_no_layers(template, places):
    result = with_uploaded_code(template(), places, bundle=True)
    assert "DomainLayer" not in result["Resources"]
    assert "Layers" not in result["Globals"]["Function"]


def test_only_the_right_to_send_mail_is_widened(template, places):
    result = with_uploaded_code(template(), places, bundle=False)
    mail, queue = result["Resources"]["MailRole"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"]
    assert mail["Resource"] == "*"
    assert queue["Resource"] == {"Fn::Sub": "arn:aws:sqs:::mail"}


def test_the_template_itself_is_not_touched(template, places):
    before = template()
    with_uploaded_code(before, places, bundle=True)
    assert before == template()


def test_the_api_keeps_its_id_until_its_definition_changes(template, places):
    def identity(path: str, code: str) -> str | None:
        changed = {folder: code if "functions" in folder else place for folder, place in places.items()}
        return pin_api_id(with_uploaded_code(template(path), changed, bundle=False), "us-east-1")

    first = identity("/mails", "s3://bucket/code/1.zip")
    assert identity("/mails", "s3://bucket/code/9.zip") == first
    assert identity("/letters", "s3://bucket/code/1.zip") != first


def test_a_missing_template_is_told_by_name(tmp_path):
    with pytest.raises(Stop, match=r"no template\.yaml"):
        read(tmp_path / "template.yaml")


@pytest.fixture
def nested(tmp_path: Path):
    (tmp_path / "stacks").mkdir()
    files = {"template.yaml": ROOT, "stacks/notifications.yaml": NESTED, "stacks/queue.yaml": QUEUE}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_a_nested_template_comes_once_and_before_those_that_nest_it(nested):
    names = ["stacks/queue.yaml", "stacks/notifications.yaml", "template.yaml"]
    assert list(read_all(nested / "template.yaml")) == [nested / name for name in names]


def test_code_is_found_from_the_file_that_names_it(nested):
    (nested / "functions" / "notifications").mkdir(parents=True)
    found = packages(read_all(nested / "template.yaml").values(), bundle=False)
    assert set(found) == {str(nested / "functions" / "notifications"), str(nested / "layers" / "domain")}


def test_no_stack_is_given_a_layer_of_a_bundle(nested, places):
    resources = with_uploaded_code(read(nested / "template.yaml"), places, bundle=True)["Resources"]
    given = resources["Notifications"]["Properties"]["Parameters"]
    assert given == {"DomainLayerArn": "none", "Stage": "test"}


def test_nested_stacks_point_at_the_uploaded_templates(nested):
    stack = read(nested / "stacks" / "notifications.yaml")
    url = "http://127.0.0.1/bucket/templates/1.json"
    resources = with_uploaded_stacks(stack, {nested / "stacks" / "queue.yaml": url})["Resources"]
    assert [resources[name]["Properties"]["Location"] for name in ("Mail", "Sms")] == [url, url]
