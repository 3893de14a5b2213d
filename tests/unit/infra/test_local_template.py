"""The copy of the template that goes to an emulator differs in code locations and nothing that matters."""

from pathlib import Path

import pytest

from infra.deploy.template import pin_api_id, read, with_uploaded_code
from infra.problems import Stop

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
PLACES = {"functions/notifications/": "s3://bucket/code/1.zip", "layers/domain": "s3://bucket/code/2.zip"}


@pytest.fixture
def template(tmp_path: Path):
    def load(path: str = "/mails"):
        file = tmp_path / "template.yaml"
        file.write_text(TEMPLATE.replace("PATH", path))
        return read(file)

    return load


def test_functions_and_layers_point_at_the_uploaded_code(template):
    resources = with_uploaded_code(template(), PLACES, bundle=False)["Resources"]
    assert resources["Mail"]["Properties"]["CodeUri"] == "s3://bucket/code/1.zip"
    assert resources["DomainLayer"]["Properties"]["ContentUri"] == "s3://bucket/code/2.zip"


def test_a_bundle_has_no_layers(template):
    result = with_uploaded_code(template(), PLACES, bundle=True)
    assert "DomainLayer" not in result["Resources"]
    assert "Layers" not in result["Globals"]["Function"]


def test_only_the_right_to_send_mail_is_widened(template):
    result = with_uploaded_code(template(), PLACES, bundle=False)
    mail, queue = result["Resources"]["MailRole"]["Properties"]["Policies"][0]["PolicyDocument"]["Statement"]
    assert mail["Resource"] == "*"
    assert queue["Resource"] == {"Fn::Sub": "arn:aws:sqs:::mail"}


def test_the_template_itself_is_not_touched(template):
    before = template()
    with_uploaded_code(before, PLACES, bundle=True)
    assert before == template()


def test_the_api_keeps_its_id_until_its_definition_changes(template):
    def identity(path: str, code: str) -> str | None:
        places = {**PLACES, "functions/notifications/": code}
        return pin_api_id(with_uploaded_code(template(path), places, bundle=False), "us-east-1")

    first = identity("/mails", "s3://bucket/code/1.zip")
    assert identity("/mails", "s3://bucket/code/9.zip") == first
    assert identity("/letters", "s3://bucket/code/1.zip") != first


def test_a_missing_template_is_told_by_name(tmp_path):
    with pytest.raises(Stop, match=r"no template\.yaml"):
        read(tmp_path / "template.yaml")
