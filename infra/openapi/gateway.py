"""Writes the end of the API's stack: each path with its function and the right to call it, and all limits."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from infra.deploy.template import FUNCTION, of_type, read
from infra.functions import HttpFunction
from infra.place import ROOT
from tms.kernel.http.routes import RATE, Route

TARGET = ROOT / "infra" / "stacks" / "api.yaml"

MARK = "        # From here on `make openapi` writes this file, from the functions' routes.\n"

_HERE = "${AWS::Region}:${AWS::AccountId}"
_FUNCTION = f"arn:${{AWS::Partition}}:lambda:{_HERE}:function:"
_CALLED = f"arn:${{AWS::Partition}}:apigateway:${{AWS::Region}}:lambda:path/2015-03-31/functions/{_FUNCTION}"
_CALLER = f"arn:${{AWS::Partition}}:execute-api:{_HERE}:${{Api}}/${{Stage}}/"


def written(stack: str, functions: Iterable[HttpFunction]) -> str:
    """Return the API's stack with all routes in it; what stands above the mark stays as it is."""
    ordered = sorted(functions, key=lambda each: (each.route.path, each.route.method))
    parts = [*_paths(ordered), *_limits(ordered), *map(_rights, ordered)]
    return stack.partition(MARK)[0] + MARK + "".join(parts)


def _paths(ordered: list[HttpFunction]) -> Iterator[str]:
    yield "        paths:\n"
    for path, functions in groupby(ordered, key=lambda each: each.route.path):
        yield f'          "{path}":\n            options: *preflight\n'
        yield from map(_method, functions)


def _limits(ordered: list[HttpFunction]) -> Iterator[str]:
    """Yield the limit of all methods, and of those that have another one."""
    yield "      MethodSettings:\n" + _limit("*", "/*", RATE)
    for route in (each.route for each in ordered):
        if route.rate != RATE:
            for method in ("GET", "HEAD") if route.method == "GET" else (route.method,):
                yield _limit(method, "/" + route.path.replace("/", "~1"), route.rate)


def _limit(method: str, path: str, rate: int) -> str:
    where = f'ResourcePath: "{path}", HttpMethod: "{method}"'
    return f"""\
        - {{{where}, MetricsEnabled: true, ThrottlingRateLimit: {rate}, ThrottlingBurstLimit: {2 * rate}}}
"""


def _method(function: HttpFunction) -> str:
    """Return what a method does; HEAD does what GET does, for functions answer it without a body."""
    method, anchor = function.route.method.lower(), f"{function.service}-{function.name}"
    head = method == "get"
    definition = f"""\
            {method}:{f" &{anchor}" if head else ""}
              security: {_security(function.route)}
              responses: {{}}
              x-amazon-apigateway-integration:
                type: aws_proxy
                httpMethod: POST
                uri: !Sub {_CALLED}{_name(function)}/invocations
"""
    return f"{definition}            head: *{anchor}\n" if head else definition


def _security(route: Route) -> str:
    if route.public:
        return "[]"
    return "[{GuestAuthorizer: []}]" if route.guests else "[{TokenAuthorizer: []}]"


def _rights(function: HttpFunction) -> str:
    identity, method = _identity(function), function.route.method
    head = _right(f"{identity}Head", function, "HEAD") if method == "GET" else ""
    return _right(identity, function, method) + head


def _right(identity: str, function: HttpFunction, method: str) -> str:
    """Return the right of one method to call the function; `*` stands for a parameter of the path."""
    call = method + re.sub(r"{\w+\+?}", "*", function.route.path)
    return f"""
  {identity}Permission:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: !Sub {_name(function)}
      Principal: apigateway.amazonaws.com
      SourceArn: !Sub {_CALLER}{call}
"""


def _name(function: HttpFunction) -> str:
    """Return the name by which the API calls a function: with a qualifier, if it has an alias."""
    qualifier = "${Qualifier}" if _identity(function) in _aliased() else ""
    return f"tms-${{Stage}}-{function.service}-{function.name.replace('_', '-')}{qualifier}"


def _identity(function: HttpFunction) -> str:
    """Return the logical id of a function in its stack."""
    return "".join(map(str.capitalize, f"{function.service}_{function.name}".split("_")))


@cache
def _aliased() -> frozenset[str]:
    """Return the logical ids of the functions whose stack gives them an alias."""
    stacks = [read(path) for path in TARGET.parent.glob("*.yaml")]
    functions = {name: each for stack in stacks for name, each in of_type(stack, FUNCTION).items()}
    return frozenset(name for name, each in functions.items() if "AutoPublishAlias" in each)
