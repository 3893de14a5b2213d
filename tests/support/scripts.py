"""Runs pure modules of the apps for people in Node, and returns what they say as JSON."""

import json
import subprocess
from pathlib import Path
from typing import Any

from infra import programs, web

_RUN = """
import { rolldown } from "rolldown";
const [module, call] = process.argv.slice(1);
const bundle = await rolldown({ input: module, logLevel: "silent" });
const { output } = await bundle.generate({ format: "esm" });
const it = await import("data:text/javascript," + encodeURIComponent(output[0].code));
console.log(JSON.stringify(new Function("it", `return ${call}`)(it)));
"""


def said_by(module: Path, call: str) -> Any:
    """Return what an expression says of a module, which it knows as `it`.

    Args:
        module: a TypeScript module that needs no browser.
    """
    web.built()  # so that the packages are there
    _, environment = programs.npm()
    command = ["node", "--input-type=module", "--eval", _RUN, "--", str(module), call]
    done = subprocess.run(command, cwd=web.UI, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
