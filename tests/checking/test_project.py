"""Everything that people write is checked, and every problem of every file comes at once."""

from __future__ import annotations

import pytest

from microfactory import cases, checking


@pytest.fixture(scope="module")
def clean():
    return checking.check()


def test_the_project_is_without_errors(clean):
    assert [str(problem) for problem in clean if problem.severity == "error"] == []


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_problems_of_several_files_come_together(project):
    folder = project / "data" / "cases"
    for path in folder.glob("*.yaml"):
        if path.stem not in ("zara", "soko_branded", "au_enterprises", "local_tailor"):
            path.unlink()
    change(folder / "zara.yaml", "id: zara", "id: zarra")
    change(folder / "soko_branded.yaml", "worker_margin_profit:", "worker_margin_profits:")
    change(folder / "soko_branded.yaml", "country: KE", "country: kenya")
    change(folder / "au_enterprises.yaml", "criteria:", "criteria:\n  colour: red")
    (folder / "acme.yaml").write_text("case: [")
    found = "\n".join(str(problem) for problem in checking.check())
    assert "data/cases.yaml: found without acme and with" in found
    for name in ("zara.yaml @ case.id", "soko_branded.yaml @ case.country", "acme.yaml line"):
        assert f"data/cases/{name}" in found
    assert "data/cases/au_enterprises.yaml @ criteria.colour" in found
    assert "local_tailor" not in found.replace("cases.yaml", "")


def test_registers_and_cells_come_together(project):
    change(project / "data" / "sources.yaml", "kind: thesis", "kind: novel")
    change(project / "data" / "artefacts.yaml", "id: table_01", "id: table_1")
    change(project / "params.yaml", "seed:", "sead:")
    found = "\n".join(str(problem) for problem in checking.check())
    for name in ("data/sources.yaml @", "data/artefacts.yaml @", "params.yaml @"):
        assert name in found


def test_a_wrong_cell_is_among_them(project):
    table = project / "data" / "raw" / "thesis_table_06_cost_buckets.csv"
    change(table, "shipping,soko,$2.40,2.40,", "shipping,soko,$2.40,two,")
    change(project / "data" / "artefacts.yaml", "id: table_01", "id: table_1")
    found = "\n".join(str(problem) for problem in checking.check())
    assert "cost_buckets.csv row" in found and "data/artefacts.yaml @" in found


def test_what_the_typology_refuses_is_said_at_its_file(project):
    path = cases.path_of("local_tailor")
    change(path, "value: local", "value: enormous")
    found = [str(problem) for problem in checking.check([path])]
    assert found and all("data/cases/local_tailor.yaml" in problem for problem in found)
    assert any("enormous" in problem for problem in found)


def test_of_a_file_without_errors_it_is_said_what_it_is_good_for(tmp_path):
    told = []
    (tmp_path / "broken.yaml").write_text("case: [")
    checking.check([cases.path_of("local_tailor"), tmp_path / "broken.yaml"], summaries=told)
    assert [summary.case for summary in told] == ["local_tailor"]


def test_an_older_schema_is_a_warning(project):
    (project / "data" / "case.schema.json").write_text("{}")
    for path in (project / "data" / "cases").glob("*.yaml"):
        path.unlink()
    found = [problem for problem in checking.check() if "schema" in problem.found]
    assert [problem.severity for problem in found] == ["warning"]


def test_only_the_files_that_are_named_are_checked(project):
    (project / "data" / "cases" / "zara.yaml").write_text("case: [")
    assert checking.check([cases.path_of("local_tailor")]) == []


def test_facts_that_contradict_one_another_are_warned_of(clean):
    warned = [str(problem) for problem in clean if problem.severity == "warning"]
    assert any("soko_branded.yaml @ facts shipping_share" in problem for problem in warned)
    assert not any("au_enterprises" in problem for problem in warned)
