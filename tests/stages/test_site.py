"""The front page and the thesis map, from what the pipeline knows."""

from __future__ import annotations

from ruamel.yaml import YAML

from microfactory.navigation import PAGES
from microfactory.stages.__main__ import main

from .conftest import CASES, ROOT, bytes_of


def test_the_pages_are_there(here):
    index = (here / "reports" / "index.html").read_text(encoding="utf-8")
    assert all(f'href="cases/{case}.html"' in index for case in CASES)
    assert "zara" not in index
    assert "Table 6" in (here / "reports" / "thesis_map.html").read_text(encoding="utf-8")


def test_every_page_is_made_before_the_index_or_with_it():
    stage = YAML(typ="safe").load((ROOT / "dvc.yaml").read_text("utf-8"))["stages"]["site"]
    made = {next(iter(out)) for out in stage["outs"]}
    assert {f"reports/{page.file}" for page in PAGES} <= made | set(stage["deps"])


def test_without_the_downloads_nothing_changes(own, capsys):
    (own / "reports" / "data" / "datapackage.json").unlink()
    before = bytes_of(own / "reports")
    assert main(["site"]) == 1
    assert "datapackage.json" in capsys.readouterr().err
    assert bytes_of(own / "reports") == before
