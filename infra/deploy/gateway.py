"""Adds to the deployed API what an emulator leaves out when it imports a definition.

MiniStack ignores the gateway responses and the CORS preflight answers inside the definition, so that a
refused call would not be problem+json and a browser could not call from another origin. Both are put here
through API Gateway's own operations. LocalStack ignores the responses alone, and takes only their status.
"""

from typing import Any

OK = "200"


def complete(
    apigateway: Any, api: str, definition: dict[str, Any], stage: str, *, preflights: bool = True
) -> None:
    """Put the missing parts of an API's definition and publish them on `stage`.

    Args:
        preflights: whether the answers to preflights are missing too.
    """
    changed = _put_gateway_responses(apigateway, api, definition)
    if preflights:
        changed |= _put_preflight_answers(apigateway, api, definition)
    if changed:
        apigateway.create_deployment(restApiId=api, stageName=stage)


def _put_gateway_responses(apigateway: Any, api: str, body: dict[str, Any]) -> bool:
    responses = body.get("x-amazon-apigateway-gateway-responses", {})
    for kind, response in responses.items():
        request = {
            "restApiId": api,
            "responseType": kind,
            "responseParameters": response.get("responseParameters", {}),
            "responseTemplates": response.get("responseTemplates", {}),
        }
        if "statusCode" in response:
            request["statusCode"] = str(response["statusCode"])
        apigateway.put_gateway_response(**request)
    return bool(responses)


def _put_preflight_answers(apigateway: Any, api: str, body: dict[str, Any]) -> bool:
    pages = apigateway.get_paginator("get_resources").paginate(restApiId=api, limit=500)
    ids = {one["path"]: one["id"] for page in pages for one in page["items"]}
    changed = False
    for path, item in body["paths"].items():
        integration = item.get("options", {}).get("x-amazon-apigateway-integration", {})
        answer = integration.get("responses", {}).get("default")
        if integration.get("type", "").upper() != "MOCK" or answer is None:
            continue
        target = {"restApiId": api, "resourceId": ids[path], "httpMethod": "OPTIONS"}
        headers = answer.get("responseParameters", {})
        apigateway.put_integration(
            **target, type="MOCK", requestTemplates=integration.get("requestTemplates", {})
        )
        apigateway.put_method_response(
            **target, statusCode=OK, responseParameters=dict.fromkeys(headers, False)
        )
        apigateway.put_integration_response(
            **target,
            statusCode=OK,
            responseParameters=headers,
            responseTemplates=answer.get("responseTemplates", {}),
        )
        changed = True
    return changed
