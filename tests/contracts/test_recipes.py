"""The recipes of CONTRIBUTING.md, followed to the letter in a copy of the project."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECIPES = ("Add a firm", "Add an indicator", "Trace a number")
LINES = 10
#: What `$EDITOR` is here: it puts the block of the recipe into the file that is named.
EDITOR = """#!/usr/bin/env python
import sys
from pathlib import Path
target, (where, block) = Path(sys.argv[1]), {blocks!r}[sys.argv[1]]
before = target.read_text(encoding="utf-8")  # which is there already, or there is nothing to edit
target.write_text(before + block if where else block, encoding="utf-8")
"""
BROWSER = """#!/usr/bin/env python
import sys
from pathlib import Path
Path({seen!r}).write_text(sys.argv[1], encoding="utf-8")
"""


class Recipe(NamedTuple):
    """The lines to type, and what the editor is to put where: at the end of a file, or instead."""

    commands: tuple[str, ...]
    blocks: dict[str, tuple[bool, str]]


def recipe(heading: str) -> Recipe:
    section = TEXT.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    found = re.findall(r"^```(\w+)\n(.*?)^```$", section, flags=re.MULTILINE | re.DOTALL)
    blocks = {}
    for kind, text in found:
        if kind != "sh":
            first, _, content = text.partition("\n")
            at_end, name = re.fullmatch(r"# (at the end of )?(\S+)", first).groups()
            blocks[name] = (bool(at_end), f"\n\n{content}" if at_end else content)
    [commands] = [text for kind, text in found if kind == "sh"]
    return Recipe(tuple(commands.splitlines()), blocks)


def told(heading: str) -> list[tuple[str, str]]:
    """Return the commands of a section that are shown with what they say, and what they say."""
    section = TEXT.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    blocks = re.findall(r"^```console\n(.*?)^```$", section, flags=re.MULTILINE | re.DOTALL)
    pairs = [one.split("\n", 1) for block in blocks for one in re.split(r"^\$ ", block, flags=re.M)]
    return [(pair[0], pair[1]) for pair in pairs if len(pair) == 2]


def program(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def follow(tmp_path):
    """Return what follows a recipe: what each of its lines said, and the folder it was done in."""
    folder = tmp_path / "project"
    for part in ("data", "src", "notebooks", "tests"):
        skipped = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / part, folder / part, ignore=skipped)
    (folder / ".dvc").mkdir()
    for name in (
        "dvc.yaml",
        "params.yaml",
        "pyproject.toml",
        "dvc.lock",
        ".dvc/config",
        ".dvcignore",
    ):
        shutil.copy2(ROOT / name, folder / name)

    def run(commands, blocks=()) -> tuple[list[str], Path]:
        python, seen = sys.executable, str(tmp_path / "opened")
        editor = EDITOR.format(blocks=blocks)
        environment = {
            **os.environ,
            "PATH": os.pathsep.join([str(Path(python).parent), os.environ["PATH"]]),
            "PYTHONPATH": str(folder / "src"),
            "EDITOR": program(tmp_path / "editor", editor),
            "BROWSER": program(tmp_path / "browser", BROWSER.format(seen=seen)),
        }
        environment.pop("MICROFACTORY_ROOT", None)
        said = []
        for line in commands:
            done = subprocess.run(
                ["bash", "-e", "-o", "pipefail", "-c", line], cwd=folder, env=environment,
                capture_output=True, text=True, encoding="utf-8",
            )  # fmt: skip
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
            said.append(done.stdout)
        return said, folder

    return run


@pytest.mark.parametrize("heading", RECIPES)
def test_a_recipe_is_ten_lines_and_every_block_of_it_is_used(heading):
    one = recipe(heading)
    assert 3 <= len(one.commands) <= LINES
    for name, (_, block) in one.blocks.items():
        assert len(block.strip().splitlines()) <= LINES, name
        assert any(line.startswith(f"$EDITOR {name} ") for line in one.commands), name
    edited = [line.split()[1] for line in one.commands if line.startswith("$EDITOR")]
    assert sorted(edited) == sorted(one.blocks)


def test_add_a_firm(follow, tmp_path):
    (new, _, check, classify, ethics, report), folder = follow(*recipe("Add a firm"))
    assert "data/cases/acme_baskets.yaml is there" in new
    assert (
        re.search(r"[67] of \d+ ethics", check)
        and "worst grade C" in check
        and "What would add most" in check
    )
    assert check.endswith("0 errors, 0 warnings.\n")
    assert classify.startswith("Acme Baskets counts as a Craft SME.")
    assert "[C] Daily wage: $5.92 to 6.91 a day (2018)" in ethics
    page = folder / "reports" / "cases" / "acme_baskets.html"
    assert f"{page.relative_to(folder).as_posix()} is there" in report
    assert "Talk with the owner, 14 March 2018" in page.read_text(encoding="utf-8")
    assert (tmp_path / "opened").read_text() == page.as_uri()
    assert "- acme_baskets\n" in (folder / "data" / "cases.yaml").read_text(encoding="utf-8")


def test_add_an_indicator(follow):
    (*_, schema, tests, check, ethics), folder = follow(*recipe("Add an indicator"))
    assert "data/case.schema.json brought up to date" in schema
    assert "may_refuse" in (folder / "data" / "case.schema.json").read_text(encoding="utf-8")
    assert re.search(r"\d+ passed", tests) and "failed" not in tests
    count = int(re.search(r"0 of (\d+) ethics indicators", check)[1])
    from microfactory.ethics import REGISTRY

    assert count == len(REGISTRY) + 1
    assert ethics.strip().startswith('"indicator": "may_refuse"')


def test_what_is_shown_of_a_firm_of_which_little_is_known_is_what_is_said(follow):
    shown = told("A firm of which little is known")
    assert len(shown) >= 8
    said, _ = follow([command for command, _ in shown])
    same = doctest.OutputChecker().check_output
    for (command, expected), found in zip(shown, said, strict=True):
        assert same(expected, found, doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE), (
            f"{command}\n{found}"
        )


def test_trace_a_number(follow):
    (number, facts, cells, table, source, audit, where), _ = follow(*recipe("Trace a number"))
    assert "[B] Daily wage: $5 to 7 a day (2017)" in number
    assert "{cell: thesis_text_soko_reports/wage_new_microfactories/soko}" in facts
    assert (
        "$5/day for new microfactories" in cells and '"ch. 4, Costs: Operating Expenses"' in cells
    )
    assert "waldman_brown_2018" in table and "impact report of 2017" in source
    assert "printed       5 [ch. 4, Worker Wellbeing - Living Wage]" in audit
    assert "data/raw/thesis_table_06_cost_buckets.csv" in where
