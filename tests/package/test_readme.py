"""The README's commands are what CI runs and what the package offers; what it and its kin name is there."""

import ast
import re
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from cifar_gui import command_line, paths

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SETUP = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = SETUP["project"]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]

FENCED = re.compile(r"^(?P<fence>```|~~~).*?^(?P=fence)$", re.MULTILINE | re.DOTALL)
IN_LINE = re.compile(r"`([^`]+)`")
LINK = re.compile(r"\]\(\s*<?([^)>\s]+)>?(?:\s+\"[^\"]*\")?\s*\)|^\[[^\]]+\]:\s*<?(\S+?)>?\s*$", re.MULTILINE)
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
PATH = re.compile(r"\.?[\w*-]+(?:[/.][\w*-]+)*/?")
MEMBER = re.compile(r"(_?[A-Z]\w+)\.(\w+)")
ENDINGS = (".py", ".md", ".toml", ".spec", ".json", ".ini", ".yml")
ELSEWHERE = {
    "dist/cifar-gui",  # made by the build
    "train/", "test/",  # of a folder of pictures
    "Loss/test", "Accuracy/test",  # tags of TensorBoard
    "run.json", "001/run.json", "001/last.safetensors", "002/run.json",  # of a file of runs
}  # fmt: skip
"""What looks like a path of the repository and is none."""


def test_ci_finds_one_test_command():
    pattern = re.search(r"grep -E '(.*)' README\.md", (ROOT / ".ci" / "run").read_text(encoding="utf-8"))[1]
    assert len(re.findall(pattern, README, re.MULTILINE)) == 1


def test_what_the_commands_install_and_start_is_there():
    extras = set(re.findall(r'-e "\.\[(\w+)\]"', README))
    assert extras == set(PROJECT["optional-dependencies"])
    assert len(re.findall(r"&& \.venv[/\\](?:bin|Scripts)[/\\]cifar-gui$", README, re.MULTILINE)) == 2
    assert "cifar-gui" in PROJECT["gui-scripts"]


# --- what documents point to ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document):
    assert dead_links(document.read_text(encoding="utf-8"), document) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_paths_are_there(document):
    assert missing_paths(document.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_options_and_variables_are_the_programs(document):
    said = " ".join(IN_LINE.findall(FENCED.sub("", document.read_text(encoding="utf-8"))))
    options = set(re.findall(r"(?<!\S)--[a-z-]+", said))
    assert options <= set(re.findall(r"--[a-z-]+", command_line.parser().format_help()))
    assert set(re.findall(r"CIFAR_GUI_\w+", said)) <= {paths.HOME, paths.SHARED_DATA}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_classes_have_what_is_said_of_them(document):
    words = [MEMBER.fullmatch(word) for word in IN_LINE.findall(FENCED.sub("", document.read_text(encoding="utf-8")))]
    assert [word[0] for word in words if word and word[2] not in members(word[1])] == []


def test_members_are_found_in_a_class_and_in_those_it_comes_from():
    assert {"_show_good", "take", "lead"} <= members("LayerPage")
    assert "gone" not in members("LayerPage")
    assert members("NoSuchPage") == set()


def test_every_contract_is_a_rule_of_the_architecture():
    text = (ROOT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rules = re.findall(r"^\| [^|]+ \| ([A-Z][^|]+) \|$", text, re.MULTILINE)
    assert sorted(rules) == sorted(contract["name"] for contract in SETUP["tool"]["importlinter"]["contracts"])


def test_examples_of_what_to_write_can_be_read_and_import_what_is_there():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    imports = [node for code in examples for node in ast.walk(ast.parse(code)) if isinstance(node, ast.ImportFrom)]
    assert imports
    for node in imports:
        assert {alias.name for alias in node.names} <= names_of(node.module)


def test_exceptions_are_needed():
    written = {name for document in DOCUMENTS for name in path_like(document.read_text(encoding="utf-8"))}
    assert written >= ELSEWHERE
    assert [name for name in ELSEWHERE if (ROOT / name).exists()] == []


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("[a](docs/screenshot.png)", []),
        ("![a](docs/screenshot.png \"title\")", []),
        ("[a](#data)", []),
        ("[a](README.md#start)", []),
        ("[a](#data-1) [a](#what-it-is-数据)", []),
        ("[a](#data-2)", ["#data-2"]),
        ("[a](https://pytorch.org/get-started/locally/)", []),
        ("[a]: https://pytorch.org/get-started/", []),
        ("`x[a](no/where)`", []),
        ("```sh\n[a](no/where)\n```", []),
        ("[a](docs/screenshots.png)", ["docs/screenshots.png"]),
        ("[a](Docs/screenshot.png)", ["Docs/screenshot.png"]),
        ("[a](../outside.md)", ["../outside.md"]),
        ("[a]: no/where.md", ["no/where.md"]),
        ("[a](#dat)", ["#dat"]),
        ("[a](README.md#strat)", ["README.md#strat"]),
        ("[a](docs/screenshot.png#data)", ["docs/screenshot.png#data"]),
        ("[a](/README.md)", ["/README.md"]),
        ("[a](http://pytorch.org/)", ["http://pytorch.org/"]),
        ("[a](https:/pytorch.org/)", ["https:/pytorch.org/"]),
        ("[a](https://pytorch/)", ["https://pytorch/"]),
        ("[a](https://user@pytorch.org/)", ["https://user@pytorch.org/"]),
        ("[a](https://pytorch.org:port/)", ["https://pytorch.org:port/"]),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_found(link, found):
    assert dead_links(f"# Data\n\n## What it `is`, 数据\n\n## Data\n\n{link}\n", ROOT / "README.md") == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("`cifar_gui/lessons/` `cifar_gui/spec.py` `.ci/run` `build.spec` `python -m benchmarks`", []),
        ("`nn.Module` `backward` `libegl1 libxcb-cursor0` `.part` `0/1`", ["0/1"]),
        ("`cifar_gui/lesson/`", ["cifar_gui/lesson/"]),
        ("`cifar_gui/spec.py/`", ["cifar_gui/spec.py/"]),
        ("`built.spec` and `benchmark/pages.py`", ["built.spec", "benchmark/pages.py"]),
        ("`tests/package/*.py`, `tests/package/*.pie`", ["tests/package/*.pie"]),
        (
            "```sh\npython -m benchmark && python -m pytest tests/engine tests/engines\n```",
            ["benchmark", "tests/engines"],
        ),
    ],
)
def test_a_path_that_is_not_there_is_found(words, found):
    assert missing_paths(words) == found


@cache
def classes():
    """By name: what the classes of the program that are called so have in their bodies or set on themselves; bases."""
    found = defaultdict(lambda: (set(), []))
    for path in (ROOT / "cifar_gui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                inside = list(ast.walk(node))
                names = {one.name for one in inside if isinstance(one, ast.FunctionDef)}
                names |= {one.id for one in inside if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
                names |= {
                    one.attr for one in inside if isinstance(one, ast.Attribute) and ast.unparse(one.value) == "self"
                }
                found[node.name][0].update(names)
                found[node.name][1].extend(ast.unparse(base) for base in node.bases if ast.unparse(base) != node.name)
    return found


def members(name):
    """What a class has, and those of the program that it comes from."""
    names, bases = classes().get(name, (set(), ()))
    return names.union(*map(members, bases))


def names_of(module):
    """What a module of the program defines or imports."""
    path = ROOT.joinpath(*module.split("."))
    tree = ast.parse((path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).read_text(encoding="utf-8"))
    made = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return made | {
        alias.asname or alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }


def dead_links(text, document):
    """Links of a document that lead to no file, no heading, or are no address."""
    prose = IN_LINE.sub("", FENCED.sub("", text))
    targets = [inner or below for inner, below in LINK.findall(prose)]
    return [target for target in targets if not leads_somewhere(target, text, document)]


def leads_somewhere(target, text, document):
    if ":" in target.split("#")[0]:
        return is_address(target)
    name, _, anchor = unquote(target).partition("#")
    path = (document.parent / name).resolve() if name else document
    if name.startswith("/") or not is_there(path):
        return False
    return not anchor or (
        path.suffix == ".md" and anchor in anchors(path.read_text(encoding="utf-8") if name else text)
    )


def is_address(target):
    parts = urlsplit(target)
    try:
        parts.port  # noqa: B018 - raises where it is no number
    except ValueError:
        return False
    return parts.scheme == "https" and re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", parts.netloc) is not None


def is_there(path):
    """Whether a file is in the repository under just that name: not every system tells capitals apart."""
    return path.is_relative_to(ROOT) and all(
        part.name in {entry.name for entry in part.parent.iterdir()} if part.parent.is_dir() else False
        for part in (path, *path.parents)
        if part != ROOT and part.is_relative_to(ROOT)
    )


def anchors(text):
    """What GitHub makes of the headings."""
    slugs = [
        re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in HEADING.findall(FENCED.sub("", text))
    ]
    before = [slugs[:place].count(slug) for place, slug in enumerate(slugs)]
    return [f"{slug}-{count}" if count else slug for slug, count in zip(slugs, before, strict=True)]


def missing_paths(text):
    """Paths and modules that are named in code and are not in the repository."""
    names = [name for name in path_like(text) if name not in ELSEWHERE and not names_something(name)]
    modules = re.findall(r"python3? -m (\w+)", text)
    known = {
        "venv",
        *(re.split(r"[><=~]", name)[0] for extra in PROJECT["optional-dependencies"].values() for name in extra),
    }
    return [*(name for name in modules if name.lower() not in known and not (ROOT / name).is_dir()), *names]


def path_like(text):
    """Words in code that have a slash, or end as files of a repository do."""
    code = [found[0] for found in FENCED.finditer(text)] + IN_LINE.findall(FENCED.sub("", text))
    words = [word for part in code for word in part.split() if PATH.fullmatch(word)]
    return [word for word in words if not word.startswith(".venv/") and ("/" in word or word.endswith(ENDINGS))]


def names_something(name):
    found = list(ROOT.glob(name.rstrip("/")))
    return bool(found) and all(is_there(path) and (path.is_dir() or not name.endswith("/")) for path in found)
