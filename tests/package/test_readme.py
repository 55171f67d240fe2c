"""The README's commands are what CI runs and what the package offers."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_ci_finds_one_test_command():
    pattern = re.search(r"grep -E '(.*)' README\.md", (ROOT / ".ci" / "run").read_text(encoding="utf-8"))[1]
    assert len(re.findall(pattern, README, re.MULTILINE)) == 1


def test_what_the_commands_install_and_start_is_there():
    extras = set(re.findall(r'-e "\.\[(\w+)\]"', README))
    assert extras == set(PROJECT["optional-dependencies"])
    assert len(re.findall(r"&& \.venv[/\\](?:bin|Scripts)[/\\]cifar-gui$", README, re.MULTILINE)) == 2
    assert "cifar-gui" in PROJECT["gui-scripts"]


def test_links_lead_somewhere():
    local = [target for target in re.findall(r"\]\(([^)]+)\)", README) if not target.startswith("https://")]
    assert local == ["docs/screenshot.png"]
