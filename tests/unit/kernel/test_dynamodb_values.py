"""How the values of items come from DynamoDB's answers."""

import json
from base64 import b64encode

from botocore.session import Session

from tms.kernel.dynamodb import _Parsers

PICTURE = b"\x89PNG and more"


def test_a_binary_value_comes_as_bytes_and_others_as_on_the_wire():
    item = {"data": {"B": b64encode(PICTURE).decode()}, "name": {"S": "Lake"}, "seats": {"N": "29"}}
    answer = {"status_code": 200, "headers": {}, "body": json.dumps({"Item": item}).encode()}
    operation = Session().get_service_model("dynamodb").operation_model("GetItem")
    parsed = _Parsers().create_parser("json").parse(answer, operation.output_shape)
    assert parsed["Item"] == {**item, "data": {"B": PICTURE}}
