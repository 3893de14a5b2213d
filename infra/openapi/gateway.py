"""Writes the end of the API's stack: every path, the function that serves it, and the right to call it."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from infra.functions import HttpFunction
from infra.place import ROOT
from tms.kernel.http.routes import Route

TARGET = ROOT / "infra" / "stacks" / "api.yaml"

MARK = "        # From here on `make openapi` writes this file, from the functions' routes.\n"

_HERE = "${AWS::Region}:${AWS::AccountId}"
_FUNCTION = f"arn:${{AWS::Partition}}:lambda:{_HERE}:function:"
_CALLED = f"arn:${{AWS::Partition}}:apigateway:${{AWS::Region}}:lambda:path/2015-03-31/functions/{_FUNCTION}"
_CALLER = f"arn:${{AWS::Partition}}:execute-api:{_HERE}:${{Api}}/${{Stage}}/"


def written(stack: str, functions: Iterable[HttpFunction]) -> str:
    """Return the API's stack with all routes in it; what stands above the mark stays as it is."""
    ordered = sorted(functions, key=lambda each: (each.route.path, each.route.method))
    return stack.partition(MARK)[0] + MARK + "".join([*_paths(ordered), *map(_right, ordered)])


def _paths(ordered: list[HttpFunction]) -> Iterator[str]:
    yield "        paths:\n"
    for path, functions in groupby(ordered, key=lambda each: each.route.path):
        yield f'          "{path}":\n            options: *preflight\n'
        yield from map(_method, functions)


def _method(function: HttpFunction) -> str:
    return f"""\
            {function.route.method.lower()}:
              security: {_security(function.route)}
              responses: {{}}
              x-amazon-apigateway-integration:
                type: aws_proxy
                httpMethod: POST
                uri: !Sub {_CALLED}{_name(function)}/invocations
"""


def _security(route: Route) -> str:
    if route.public:
        return "[]"
    return "[{GuestAuthorizer: []}]" if route.guests else "[{TokenAuthorizer: []}]"


def _right(function: HttpFunction) -> str:
    """Return the right of this one method to call this one function; `*` stands for a path's parameter."""
    call = function.route.method + re.sub(r"{\w+}", "*", function.route.path)
    words = f"{function.service}_{function.name}".split("_")
    return f"""
  {"".join(map(str.capitalize, words))}Permission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Sub {_name(function)}
      Principal: apigateway.amazonaws.com
      SourceArn: !Sub {_CALLER}{call}
"""


def _name(function: HttpFunction) -> str:
    return f"tms-${{Stage}}-{function.service}-{function.name.replace('_', '-')}"
