"""One module is one function: the template, the folder `functions/` and the apps' routes say the same."""

from collections import Counter

from tests.support.reading import ROOT, target


def test_every_module_is_one_function_and_every_function_a_module(template):
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "functions").rglob("*.py")}
    named = Counter(function.file for function in template.functions.values())
    assert set(named) == modules
    assert [file for file, times in named.items() if times > 1] == []


def test_every_function_imports_alone_and_without_any_variable(inspected):
    assert {name: one.trouble for name, one in inspected.items() if one.trouble} == {}


def test_an_http_module_exports_an_app_with_one_route_and_the_others_a_handler(template, inspected):
    for name, function in template.functions.items():
        routes = inspected[name].routes
        assert inspected[name].callable, f"{function.file} exports no function called {function.export}"
        assert function.export == ("handler" if routes is None else "app"), function.file
        besides_head = [route for route in routes or () if route["method"] != "HEAD"]
        assert routes is None or len(besides_head) == 1, f"{function.file} serves {routes}"


def test_only_functions_with_a_trigger_exist(template):
    mapped = {
        each["FunctionName"]["Ref"] for each in template.of_type("AWS::Lambda::EventSourceMapping").values()
    }
    scheduled = {
        target(each["Arn"])
        for rule in template.of_type("AWS::Events::Rule").values()
        for each in rule["Targets"]
    }
    asked = {method.function for method in template.methods()}
    authorizers = {"AuthAuthorize"}
    assert set(template.functions) == mapped | scheduled | asked | authorizers


def test_the_gateway_serves_what_the_apps_serve(template, inspected):
    served = {
        (route["method"], route["path"], name)
        for name, one in inspected.items()
        for route in one.routes or ()
    }
    assert {(each.method, each.path, each.function) for each in template.methods()} == served


def test_the_authorizer_follows_from_the_route(template, inspected):
    wanted = {}
    for name, one in inspected.items():
        for route in one.routes or ():
            guarded = "GuestAuthorizer" if route["guests"] else "TokenAuthorizer"
            wanted[name, route["method"]] = "NONE" if route["public"] else guarded
    assert {(each.function, each.method): each.authorizer for each in template.methods()} == wanted


def test_functions_are_named_after_their_service_and_module(template):
    for name, function in template.functions.items():
        service, module = function.file.removeprefix("functions/").removesuffix(".py").split("/")
        words = f"{service}-{module.replace('_', '-')}"
        properties = template.resource(name)["Properties"]
        assert properties["FunctionName"] == {"Fn::Sub": f"tms-${{Stage}}-{words}"}
        assert name == "".join(word.capitalize() for word in words.split("-"))


def test_functions_run_on_the_runtime_and_are_traced(template):
    for name, properties in template.of_type("AWS::Lambda::Function").items():
        assert properties["Runtime"] == "python3.13", name
        assert properties["TracingConfig"] == {"Mode": "Active"}, name
        assert len(properties["Layers"]) == 2, name


def test_no_function_outlasts_who_waits_for_it(template, inspected):
    """The gateway waits 29 seconds for an answer; behind a queue or stream nobody does."""
    for name, function in template.functions.items():
        assert function.timeout <= (60 if inspected[name].routes is None else 28), name


def test_who_asks_the_payment_provider_has_time_for_a_slow_answer(template):
    """A token, a call, both again where the token is no longer good: four answers of five seconds at most."""
    asking = [each for each in template.functions.values() if "MOMO_URL" in each.variables]
    assert asking
    assert [each.name for each in asking if each.timeout <= 20] == []
