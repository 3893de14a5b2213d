"""The template stays within what CloudFormation takes, with room to grow."""

import json

RESOURCES = 450
"""CloudFormation takes 500 in a stack; from here on, tables, queues and alarms become nested stacks."""

BYTES = 800_000
"""CloudFormation takes 1,000,000 from S3, of the template as written and of the one that SAM made of it."""


def test_resources_after_the_transform(template):
    assert len(template.expanded["Resources"]) < RESOURCES


def test_bytes_of_the_template(template):
    assert len(json.dumps(template.written)) < BYTES
    assert len(json.dumps(template.expanded)) < BYTES


def test_the_api_has_fewer_paths_than_a_rest_api_may_have(template):
    paths = template.expanded["Resources"]["Api"]["Properties"]["Body"]["paths"]
    resources = {path[:end] for path in paths for end, letter in enumerate(f"{path}/") if letter == "/"}
    assert len(resources) < 270, "API Gateway takes 300 resources"
