"""`make sam-api` and `make sam-invoke`: what SAM CLI is given, and what is said if something is missing."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from infra.deploy.template import FUNCTION, NESTED, expand, of_type, read, read_all
from infra.local import endpoint, processes, sam
from infra.local.containers import Host
from infra.local.endpoint import Emulator
from infra.local.sam_template import LAYERS, Addresses, layers_template, local_template, logical_id
from infra.place import ROOT, Place
from infra.terminal import Stop

HERE = Place(port=4599)
REACHED = Addresses("http://172.17.0.1:7001", "http://172.17.0.1:7002")
BUILT = Path("/built")
AUTHORIZER = "tms-local-auth-authorize"

DEPLOYED: dict[str, Any] = {
    "FunctionName": "tms-local-payments-start-payment",
    "Handler": "start_payment.app",
    "Runtime": "python3.13",
    "Architectures": ["x86_64"],
    "MemorySize": 512,
    "Timeout": 10,
    "Environment": {
        "Variables": {
            "STAGE": "local",
            "JWKS": '{"keys":[]}',
            "MOMO_URL": HERE.simulator_url,
            "PUBLIC_URL": f"{HERE.endpoint}/restapis/tms1/local/_user_request_",
            "AGAIN_QUEUE_URL": f"{HERE.endpoint}/000000000000/tms-local-payment-checks",
        }
    },
}


@pytest.fixture(scope="module")
def functions() -> dict[str, dict[str, Any]]:
    """The configuration of every function of the stacks as if it were deployed, by its logical id there."""
    found = {}
    for template in read_all(ROOT / "template.yaml").values():
        for name, one in of_type(template, FUNCTION).items():
            told = one["FunctionName"]["Fn::Sub"].replace("${Stage}", "local")
            found[name] = {**DEPLOYED, "FunctionName": told, "Handler": one["Handler"]}
    return found


@pytest.fixture(scope="module")
def template(functions: dict[str, dict[str, Any]]) -> dict[str, Any]:
    api = of_type(expand(read(sam.API_STACK), HERE.region), "AWS::ApiGateway::RestApi")["Api"]
    return local_template(HERE, functions.values(), api, REACHED, BUILT)


class TestTemplate:
    def test_it_has_every_function_by_the_name_of_its_stack(
        self, template: dict[str, Any], functions: dict[str, dict[str, Any]]
    ):
        ours = of_type(template, FUNCTION)
        assert ours.keys() == functions.keys()
        for name, one in ours.items():
            assert one["FunctionName"] == functions[name]["FunctionName"]
            module, _, attribute = one["Handler"].partition(".")
            source = Path(one["CodeUri"]) / f"{module}.py"
            assert f"\n{attribute} = " in source.read_text() or f"\ndef {attribute}(" in source.read_text()

    def test_names_are_literal(self, template: dict[str, Any]):
        """SAM CLI takes a function for unknown, and skips its authorizer, if its name has to be made."""
        text = json.dumps(template)
        assert "Fn::" not in text
        assert "${" not in text
        refs = {one["Ref"] for function in of_type(template, FUNCTION).values() for one in function["Layers"]}
        assert refs == LAYERS.keys()
        assert of_type(template, NESTED) == {}

    def test_each_route_leads_to_a_function_of_it(self, template: dict[str, Any]):
        names = {one["FunctionName"] for one in of_type(template, FUNCTION).values()}
        body = of_type(template, "AWS::Serverless::Api")["Api"]["DefinitionBody"]
        called = {
            method["x-amazon-apigateway-integration"]["uri"].rpartition(":function:")[2].partition("/")[0]
            for path in body["paths"].values()
            for verb, method in path.items()
            if verb != "options"
        }
        assert len(called) > 40
        assert called <= names

    def test_authenticated_routes_have_the_authorizer(self, template: dict[str, Any]):
        body = of_type(template, "AWS::Serverless::Api")["Api"]["DefinitionBody"]
        assert body["paths"]["/auth/me"]["get"]["security"] == [{"TokenAuthorizer": []}]
        for one in body["securityDefinitions"].values():
            uri = one["x-amazon-apigateway-authorizer"]["authorizerUri"]
            assert uri.endswith(f":000000000000:function:{AUTHORIZER}/invocations")

    def test_preflights_are_answered_as_on_aws(self, template: dict[str, Any]):
        cors = of_type(template, "AWS::Serverless::Api")["Api"]["Cors"]
        assert cors["AllowOrigin"] == "'*'"
        assert "Idempotency-Key" in cors["AllowHeaders"]
        assert "DELETE" in cors["AllowMethods"]

    def test_variables_are_those_of_the_deployed_function_at_addresses_that_containers_reach(self):
        api = {"BinaryMediaTypes": ["*/*"], "Body": {"paths": {"/": {"options": _preflight()}}}}
        one = of_type(local_template(HERE, [DEPLOYED], api, REACHED, BUILT), FUNCTION)["PaymentsStartPayment"]
        assert one["Environment"]["Variables"] == {
            "STAGE": "local",
            "JWKS": '{"keys":[]}',
            "MOMO_URL": "http://172.17.0.1:7002",
            # The provider calls this one, and runs on this machine.
            "PUBLIC_URL": f"{HERE.endpoint}/restapis/tms1/local/_user_request_",
            "AGAIN_QUEUE_URL": "http://172.17.0.1:7001/000000000000/tms-local-payment-checks",
            "AWS_ENDPOINT_URL": "http://172.17.0.1:7001",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": "us-east-1",
            "AWS_DEFAULT_REGION": "us-east-1",
        }
        assert DEPLOYED["Environment"]["Variables"]["MOMO_URL"] == HERE.simulator_url
        assert one["Timeout"] == DEPLOYED["Timeout"] + 20, "the time of its start is counted too"

    def test_layers_are_built_by_their_makefiles_and_then_taken_from_there(self, template: dict[str, Any]):
        for name, folder in LAYERS.items():
            assert template["Resources"][name]["Properties"]["ContentUri"] == str(BUILT / name)
            to_build = layers_template()["Resources"][name]
            assert to_build["Metadata"] == {"BuildMethod": "makefile"}
            assert to_build["Properties"]["ContentUri"] == str(folder)
            assert f"build-{name}:" in (folder / "Makefile").read_text()

    def test_the_name_in_the_template(self):
        assert logical_id(HERE, "tms-local-tickets-get-qr-svg") == "TicketsGetQrSvg"


def _preflight() -> dict[str, Any]:
    header = "method.response.header.Access-Control-"
    told = {f"{header}{name}": "'*'" for name in ("Allow-Origin", "Allow-Methods", "Allow-Headers")}
    return {"x-amazon-apigateway-integration": {"responses": {"default": {"responseParameters": told}}}}


def test_nothing_of_the_shell_reaches_a_function():
    """SAM CLI prefers a variable of the shell to that of the template."""
    shell = {
        "PATH": "/bin",
        "HOME": "/home/aline",
        "DOCKER_HOST": "unix:///run/docker.sock",
        "AWS_ENDPOINT_URL": "http://127.0.0.1:4566",
        "AWS_PROFILE": "prod",
        "STAGE": "prod",
        "MOMO_URL": "http://127.0.0.1:1",
    }
    ours = sam.clean_environment(shell, [DEPLOYED])
    assert ours.pop("RUNTIME") is not None
    assert ours == {
        "PATH": f"{Path(sys.executable).parent}:/bin",
        "HOME": "/home/aline",
        "DOCKER_HOST": "unix:///run/docker.sock",
        "SAM_CLI_TELEMETRY": "0",
    }


class Machine:
    """A machine with everything; `calls` are the programs that ran."""

    def __init__(self, folder: Path) -> None:
        self.calls: list[list[str]] = []
        self.programs = {"sam", "docker"}
        self.failing = ""
        self.source = folder / "layer"

    def run(self, command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        self.calls.append(command)
        failed = self.failing in command
        return subprocess.CompletedProcess(command, int(failed), "", "make: no rule" if failed else "")

    def which(self, program: str) -> str | None:
        return f"/usr/bin/{program}" if program in self.programs else None

    def local(self, *arguments: str) -> int:
        self.calls.append([*arguments])
        return 0

    def builds(self) -> int:
        return sum(command[1] == "build" for command in self.calls)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine(tmp_path)
    made.source.mkdir()
    (made.source / "domain.py").write_text("x = 1\n")
    monkeypatch.setattr(endpoint, "emulator_at", lambda _place: Emulator.MINISTACK)
    monkeypatch.setattr("shutil.which", made.which)
    monkeypatch.setattr(subprocess, "run", made.run)
    monkeypatch.setattr(sam, "host_of_containers", lambda: Host("host.docker.internal", "127.0.0.1"))
    monkeypatch.setattr(sam, "_deployed", lambda _place: [DEPLOYED])
    monkeypatch.setattr(sam, "LAYERS_BUILT", tmp_path / "layers")
    monkeypatch.setattr(sam, "LAYERS", {"DomainLayer": made.source})
    monkeypatch.setattr(sam, "runtime_python", lambda: None)
    monkeypatch.setattr(Place, "state", tmp_path / "state")
    monkeypatch.setattr(sam._Sam, "local", made.local)
    monkeypatch.setattr(processes, "is_taken", lambda _host, _port: False)
    return made


class TestMissing:
    """Each is one line that says what to do."""

    def test_a_platform(self, machine: Machine, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(endpoint, "emulator_at", lambda _place: None)
        with pytest.raises(Stop, match=r"^The platform is not running\. Start it with: make up$"):
            sam.api(HERE)

    def test_sam_cli(self, machine: Machine):
        machine.programs.remove("sam")
        with pytest.raises(Stop, match=r"^There is no SAM CLI here\. Install it: https://docs\.aws\S+$"):
            sam.api(HERE)

    def test_docker(self, machine: Machine):
        machine.programs.remove("docker")
        with pytest.raises(Stop, match=r"^SAM CLI runs .* no Docker here\. Install Docker: https://docs\S+$"):
            sam.api(HERE)

    def test_a_docker_that_runs(self, machine: Machine):
        machine.failing = "info"
        with pytest.raises(Stop, match=r"^SAM CLI runs .* installed but does not run\. Start it first\.$"):
            sam.api(HERE)

    def test_the_port_of_the_api(self, machine: Machine, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(processes, "is_taken", lambda _host, _port: True)
        with pytest.raises(
            Stop, match=r"^Port 3000 is taken by another program\. .*TMS_SAM_PORT=3001 make sam-api$"
        ):
            sam.api(HERE)

    def test_the_event(self, machine: Machine):
        with pytest.raises(Stop, match=r"^There is no event nowhere\.json\.$"):
            sam.invoke(HERE, "payments/start_payment", Path("nowhere.json"))

    def test_the_function(self, machine: Machine):
        with pytest.raises(Stop, match=r"^There is no function 'payments/steal'\. .*F=bookings/hold_seats$"):
            sam.invoke(HERE, "payments/steal", None)

    def test_what_a_build_needs(self, machine: Machine):
        machine.failing = "build"
        with pytest.raises(Stop, match=r"^sam build failed:\nmake: no rule$"):
            sam.api(HERE)
        machine.failing = ""
        sam.api(HERE)
        assert machine.builds() == 2


class TestRun:
    def test_the_api_listens_here_alone(self, machine: Machine):
        assert sam.api(HERE) == 0
        assert machine.calls[-1] == [
            *("start-api", "--host", "127.0.0.1", "--port", "3000", "--warm-containers", "LAZY"),
        ]

    def test_the_template_is_this_commands_own(self, machine: Machine):
        """A running SAM CLI reads its template again when it changes."""
        sam.api(HERE)
        assert list((HERE.state / "sam").iterdir()) == []

    def test_an_event_of_ones_own_goes_as_it_is(self, machine: Machine, tmp_path: Path):
        own = tmp_path / "own.json"
        own.write_text("{}")
        sam.invoke(HERE, "payments/start_payment", own)
        assert machine.calls[-1] == ["invoke", "PaymentsStartPayment", "--event", str(own)]

    def test_layers_are_built_again_only_if_something_in_them_changed(self, machine: Machine):
        sam.api(HERE)
        sam.api(HERE)
        assert machine.builds() == 1
        (machine.source / "__pycache__").mkdir()
        (machine.source / "__pycache__" / "domain.pyc").write_bytes(b"compiled")
        sam.api(HERE)
        assert machine.builds() == 1
        (machine.source / "domain.py").write_text("x = 2\n")
        sam.api(HERE)
        assert machine.builds() == 2


def test_a_layer_is_built_without_its_compiled_files_only_if_that_is_asked_for(tmp_path: Path):
    command = [
        "make",
        "-C",
        str(ROOT / "layers" / "domain"),
        "build-DomainLayer",
        f"ARTIFACTS_DIR={tmp_path}",
    ]
    refused = subprocess.run(
        [*command, "RUNTIME=python9.9"], capture_output=True, text=True, check=False, env={**os.environ}
    )
    assert refused.returncode
    assert "The layer is compiled by python9.9. Install it, or name one" in refused.stderr
    subprocess.run([*command, "RUNTIME="], capture_output=True, check=True)
    assert list(tmp_path.rglob("*.py"))
    assert list(tmp_path.rglob("*.pyc")) == []
