"""The sources of the apps for people: their texts in every language, and what is built of them."""

import json
import re
from pathlib import Path

import pytest

from infra import npm, programs, web
from infra.place import ROOT
from infra.terminal import Stop
from tms.kernel.access.permissions import Permission

LANGUAGES = {"en", "fr", "rw", "sw"}
FOLDERS = sorted(path for path in web.UI.rglob("locales") if "node_modules" not in path.parts)
CODE = sorted(path for part in ("shared", "apps") for path in (web.UI / part).rglob("*.ts*"))
SOURCES = [path for path in CODE if path.suffix == ".tsx"]
LOCKED = [
    *(web.UI, web.UI / "api-types"),
    *(ROOT / "infra" / "dynamodb_local", ROOT / "tests" / "support" / "chromium"),
]


def texts(folder: Path, language: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((folder / f"{language}.json").read_text())
    return found


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_every_text_is_there_in_every_language(folder: Path):
    assert {path.stem for path in folder.glob("*.json")} == LANGUAGES
    english = texts(folder, "en")
    for language in LANGUAGES:
        own = texts(folder, language)
        assert list(own) == list(english), language
        assert [key for key, text in own.items() if not text.strip()] == []
        for key, text in own.items():
            values = [sorted(set(re.findall(r"{(\w+)}", each))) for each in (text, english[key])]
            assert values[0] == values[1], f"{language}: {key}"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_a_text_is_not_left_in_english(folder: Path):
    english = texts(folder, "en")
    for language in LANGUAGES - {"en"}:
        own = texts(folder, language)
        same = {key for key in own if own[key] == english[key] and len(own[key].split()) > 2}
        assert same <= {"percent"}, language


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_every_text_is_used(folder: Path):
    code = "\n".join(path.read_text() for path in CODE)
    families = set(re.findall(r"`([\w.]+)\$\{", code))
    for key in texts(folder, "en"):
        asked = key.removesuffix(".one").removesuffix(".other")
        assert f'"{asked}"' in code or any(asked.startswith(family) for family in families), key


APPS = ["console", "book"]


def parts_of(app: str, ending: str) -> list[Path]:
    """Return the files that an app is made of, its own and the shared ones."""
    folders = (web.UI / "shared", web.UI / "apps" / app)
    return sorted(path for folder in folders for path in folder.rglob(f"*{ending}"))


def refusals_of(app: str) -> set[str]:
    """Return the codes of refusals that the requests of the shared code and an app may be answered."""
    document = json.loads(web.DOCUMENT.read_text())
    code = "\n".join(path.read_text() for path in parts_of(app, ".ts") + parts_of(app, ".tsx"))
    found: set[str] = set()
    for method, path in set(re.findall(r'api\.(GET|POST|PUT|PATCH|DELETE)\(\s*"([^"]+)"', code)):
        for status, answer in document["paths"][path][method.lower()]["responses"].items():
            if status in {"401", "403", "404", "409", "422", "429"}:
                found |= set(re.findall(r"^- `([a-z_]+)`:", answer.get("description", ""), re.MULTILINE))
    return found


FAULTS_OF_THE_APP = {
    "account_gone",
    "apple_wallet_not_offered",
    "bad_cursor",
    "company_not_found",
    "google_wallet_not_offered",
    "idempotency_key_reused",
    "invalid_field",
    "no_connection",
    "no_such_stretch",
    "not_found",
    "not_signed_in",
}
"""Refusals that the app avoids or handles, and `invalid_field`, whose sentences belong to fields."""


def test_all_apps_are_known():
    assert sorted(APPS) == sorted(path.name for path in (web.UI / "apps").iterdir())


def refusals_told_in(folder: Path) -> set[str]:
    """Return what the texts below a folder say of refusals, by code and value."""
    keys = {key for path in folder.rglob("locales/en.json") for key in texts(path.parent, "en")}
    return {key.removeprefix("refusal.") for key in keys if key.startswith("refusal.")}


@pytest.mark.parametrize(("app", "at_least"), [("console", 60), ("book", 8)])
def test_every_refusal_that_an_app_shows_has_its_words(app: str, at_least: int):
    common, own = refusals_told_in(web.UI / "shared"), refusals_told_in(web.UI / "apps" / app)
    asked = refusals_of(app)
    assert len(asked) > at_least
    codes = {each for each in own if "." not in each}
    assert codes == asked - FAULTS_OF_THE_APP - common
    assert {each.split(".")[0] for each in own} - {"is"} == codes


def test_every_refusal_with_shared_words_is_shown():
    assert refusals_told_in(web.UI / "shared") <= set.union(*map(refusals_of, APPS))


def test_every_permission_of_the_api_has_its_words():
    words = texts(web.UI / "apps" / "console" / "locales", "en")
    named = {key.removeprefix("permission.") for key in words if key.startswith("permission.")}
    assert named == {permission.value for permission in Permission}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_text_stands_in_the_code(path: Path):
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(), flags=re.DOTALL)
    told = re.findall(r"(?<![=\w)])>\s*([^<>{}=;()]*[A-Za-z]{2}[^<>{}=;()]*?)\s*</", code)
    said = re.findall(r'\b(?:aria-label|placeholder|title|alt|heading|label|caption|hint)="([^"]+)"', code)
    assert told + said == []


def test_the_search_for_texts_in_the_code_finds_some(tmp_path: Path):
    bad = tmp_path / "bad.tsx"
    bad.write_text('export const A = () => <p class="quiet">Hello there</p>;\n')
    with pytest.raises(AssertionError):
        test_no_text_stands_in_the_code(bad)


def bare_classes(styles: str) -> set[str]:
    """Return the classes that a file styles wherever they stand; print styles hide what others have."""
    screen = re.sub(r"/\*.*?\*/|@media print \{.*?\n\}\n", "", styles, flags=re.DOTALL)
    named = (each.strip() for rule in re.findall(r"([^{}]+)\{", screen) for each in rule.split(","))
    return {each[1:] for each in named if re.fullmatch(r"\.[\w-]+", each)}


def test_a_class_means_one_thing_in_all_of_an_app():
    assert bare_classes("/* .no {} */ .a,\n.b { } .c .d { } p.e { }\n@media print {\n  .f { }\n}\n") == {
        "a",
        "b",
    }
    for app in APPS:
        homes: dict[str, list[str]] = {}
        for styles in parts_of(app, ".css"):
            for name in bare_classes(styles.read_text()):
                homes.setdefault(name, []).append(styles.name)
        assert {name: files for name, files in homes.items() if len(files) > 1} == {}, app


def test_a_scheme_changes_colours_alone_and_a_language_texts_alone():
    """The sweep of every page goes by this: it looks at colours once a scheme, at texts once a language."""
    depends = re.compile(r"prefers-color-scheme|light-dark\(|:lang\(|\[lang")
    styles = [path for part in ("shared", "apps") for path in (web.UI / part).rglob("*.css")]
    assert [path.name for path in styles if depends.search(path.read_text())] == ["tokens.css"]


def test_no_lock_file_names_a_registry():
    for folder in LOCKED:
        packages = json.loads((folder / "package-lock.json").read_text())["packages"]
        fetched = {name: each for name, each in packages.items() if name}
        assert fetched
        assert [name for name, each in fetched.items() if "resolved" in each] == []
        assert [name for name, each in fetched.items() if not {"integrity", "inBundle"} & each.keys()] == []
        direct = json.loads((folder / "package.json").read_text())
        pins = [*direct.get("dependencies", {}).values(), *direct.get("devDependencies", {}).values()]
        assert [pin for pin in pins if not re.fullmatch(r"\d+\.\d+\.\d+", pin)] == []


def test_an_unreachable_registry_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    said = ["code ECONNREFUSED", "syscall connect", "request to https://r.example/x failed"]
    failing = tmp_path / "npm"
    failing.write_text(
        "#!/bin/sh\n" + "".join(f"echo 'npm error {each}' >&2\n" for each in said) + "exit 1\n"
    )
    failing.chmod(0o755)
    monkeypatch.setattr(npm, "ROOT", tmp_path)
    monkeypatch.setattr(programs, "npm", lambda: (str(failing), {}))
    pinned = tmp_path / "ui"
    pinned.mkdir()
    (pinned / "package-lock.json").write_text("{}")
    with pytest.raises(Stop) as stop:
        npm.installed(pinned)
    told = str(stop.value)
    assert told == (
        "npm could not install ui/package-lock.json: request to https://r.example/x failed. "
        "Is the npm registry reachable?"
    )


def test_it_is_built_again_when_a_source_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    ui, pages = tmp_path / "ui", tmp_path / "pages"
    ui.mkdir()
    (ui / "main.ts").write_text("1")
    builds: list[str] = []

    def build(command: list[str], _what: str) -> None:
        pages.mkdir(exist_ok=True)
        builds.append(" ".join(command))

    monkeypatch.setattr(web, "UI", ui)
    monkeypatch.setattr(web, "PAGES", pages)
    monkeypatch.setattr(web, "_run", build)
    monkeypatch.setattr(npm, "installed", lambda _pinned: tmp_path)
    web.built()
    web.built()
    (ui / "schema.gen.d.ts").write_text("derived")
    web.built()
    assert builds == ["node build.mjs"]
    (ui / "main.ts").write_text("2")
    web.built()
    assert len(builds) == 2
