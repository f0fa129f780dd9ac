"""The commands: happy paths, and for a wrong input one message, exit status 1 and no traceback."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
import time
import webbrowser

import pytest

from microfactory import cases, checking, cli, one_case, pipeline, render
from microfactory.cli import waiting
from microfactory.ethics import REGISTRY
from microfactory.ingest import library
from microfactory.stages import ethics

HEAVY = ("pandas", "matplotlib", "papermill", "numpy", "nbformat", "scipy", "jinja2", "pydantic")
COMMANDS = (
    "classify",
    "ethics",
    "indicators",
    "compare",
    "report",
    "cases",
    "new",
    "template",
    "costs",
    "ingest-census",
    "where",
    "audit",
    "verify-source",
    "check",
    "index-cases",
    "repro",
    "watch",
    "verify",
    "refresh",
)
HELP = f"""
import sys
from microfactory import cli
try:
    cli.main(["--help"])
except SystemExit as stop:
    print(stop.code, sorted(set({HEAVY!r}) & set(sys.modules)))
"""


@pytest.fixture(scope="module", autouse=True)
def _read_once(cells):
    """Read the raw tables and the profiles once for all commands of this file; elsewhere they are read afresh."""
    with pytest.MonkeyPatch.context() as patch:
        groups = {name: cells[cells["table"].isin(library.GROUPS[name])] for name in library.GROUPS}
        patch.setattr(library, "read_all", lambda: cells)
        patch.setattr(library, "read_group", lambda name: groups[name].reset_index(drop=True))
        profiles, afresh = {}, ethics.profile_afresh

        def once(loaded):
            name = loaded.case.case.id
            if name not in profiles:
                profiles[name] = afresh(loaded)
            return profiles[name]

        patch.setattr(ethics, "profile_afresh", once)
        yield


@pytest.fixture
def run(capsys):
    """Run a command and return its status, output and errors."""

    def command(*arguments):
        status = cli.main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return status, said.out, said.err

    return command


def refused(run, *arguments):
    """Return the message of a command that is refused."""
    status, out, err = run(*arguments)
    assert status == 1 and not out and err.strip()
    return err


def test_help_comes_at_once_and_names_every_command():
    run = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=True)
    *text, last = run.stdout.splitlines()
    assert last == "0 []", "help imports libraries that only a command needs"
    assert all(any(line.strip().startswith(name) for line in text) for name in COMMANDS)


@pytest.mark.parametrize("arguments", [[], ["classfy"], ["classify"], ["where"], ["compare"]])
def test_wrong_use_is_explained(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments)
    assert stop.value.code == 2 and "usage: microfactory" in capsys.readouterr().err


def test_classify_in_words(run):
    status, out, err = run("classify", "soko_branded")
    assert status == 0 and not err
    assert out.startswith("Soko (branded)") and len(out.split()) > 30


@pytest.mark.parametrize("case", ["soko_branded", "zara", "ge_maharashtra"])
def test_classify_for_machines(run, case):
    found = json.loads(run("classify", case, "--json")[1])
    assert found["case"] == case
    assert {
        "type",
        "necessary",
        "possible",
        "membership",
        "because",
        "missing",
        "depends_on_reading",
    } <= set(found)
    assert all(0 <= low <= high <= 1 for low, high in found["membership"].values())
    assert set(found["necessary"]) <= set(found["possible"])


def test_ethics_in_words(run):
    status, out, _ = run("ethics", "soko_branded")
    assert status == 0 and out.startswith("Soko (branded): ")
    assert "  red flag  " in out and "  [B] " in out


def test_ethics_for_machines(run):
    text = run("ethics", "soko_branded", "--json")[1]
    assert "NaN" not in text and "Infinity" not in text
    found = json.loads(text)
    assert set(found) == {"case", "coverage", "red_flags", "indicators"}
    assert len(found["indicators"]) == len(REGISTRY)
    first = found["indicators"][0]
    assert {"indicator", "low", "high", "unit", "state", "grade", "sources", "at"} <= set(first)


def test_compare_in_words(run):
    status, out, _ = run("compare", "soko_branded", "au_enterprises")
    assert status == 0 and "is certainly" in out
    assert "soko_branded and au_enterprises, over all indicators:" in out


def test_compare_for_machines(run):
    text = run("compare", "soko_branded", "au_enterprises", "fossil_outsourced", "--json")[1]
    found = json.loads(text)
    assert set(found) >= {"pairs", "statements"} and len(found["pairs"]) == 3
    known = {row["case"]: row for row in found["coverage"] if row["theme"] == "all"}
    assert list(known) == ["soko_branded", "au_enterprises", "fossil_outsourced"]
    states = ("known", "unknown", "not_applicable", "not_researched")
    assert all(sum(row[name] for name in states) == row["indicators"] for row in known.values())
    assert {row["value"] for row in found["red_flags"]} >= {"unknown", "possible"}
    assert {"case", "other", "status"} <= set(found["pairs"][0])
    assert {"case", "other", "indicator", "statement", "grade"} <= set(found["statements"][0])
    assert {"case", "scope", "best_rank", "worst_rank"} <= set(found["ranks"][0])
    assert {"case", "indicator", "needs", "decides"} <= set(found["next_facts"][0])


def test_the_indicators_are_listed_with_all_that_they_are(run):
    found = json.loads(run("indicators", "--json")[1])["indicators"]
    asked = ("unit", "needs", "benchmark", "reference", "meaning")
    assert len(found) >= 30 and all(row[name] for row in found for name in asked)
    assert {row["direction"] for row in found} == {-1, 0, 1}
    out = run("indicators")[1]
    assert "Living wage\n  daily_wage: Daily wage" in out
    assert "needs workers_active, workers_registered" not in out, "the stated share comes first"
    assert "needs active_share; or workers_active, workers_registered" in out


def test_compare_over_all_weights(run):
    found = json.loads(run("compare", "soko_branded", "au_enterprises", "--smaa", "--json")[1])
    assert found["smaa"]["ranks"] and {"case", "rank"} <= set(found["smaa"]["ranks"][0])
    both = ["soko_branded", "au_enterprises", "--smaa", "--draws", "2000"]
    status, out, _ = run("compare", *both)
    assert status == 0 and "Of all weights" in out and "left out" in out
    out = run("compare", *both, "--weight", "owns_means=0.5..0.6")[1]
    assert "owns_means 0.5 to 0.6" in out
    out = run("compare", *both, "--order", "owns_means", "healthcare")[1]
    assert "fall from owns_means to healthcare" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["zara"], "two cases or more"),
        (["zara", "zara"], "two cases or more"),
        (["zara", "hm", "zara"], "zara twice"),
        (["zara", "hm", "--order", "owns_means"], "--smaa beside them"),
        (["zara", "hm", "--smaa", "--weight", "ownsmeans=0.1..0.2"], "Did you mean 'owns_means'?"),
    ],
)
def test_a_comparison_that_cannot_be_made(run, arguments, words):
    assert words in refused(run, "compare", *arguments)


@pytest.mark.parametrize("weight", ["owns_means", "owns_means=a..b", "=.."])
def test_limits_of_a_weight_are_numbers(run, weight):
    with pytest.raises(SystemExit):
        run("compare", "zara", "hm", "--smaa", "--weight", weight)


def test_a_claim(run):
    claim = "worker share of retail price is higher"
    text = run("compare", "au_enterprises", "soko_branded", "--claim", claim, "--json")[1]
    found = json.loads(text)
    assert set(found) == {
        *("claim", "indicator", "label", "relation", "verdict", "values", "settled_by")
    }
    assert [side["low"] for side in found["values"]] == pytest.approx([8, 7])
    assert (found["indicator"], found["relation"]) == ("worker_share_of_price", "higher")
    assert found["verdict"] == "holds"
    out = run("compare", "soko_branded", "au_enterprises", "--claim", claim)[1]
    assert out.startswith("Workers' part of the retail price of soko_branded is higher than")
    assert "fails" in out and "soko_branded: 7% [C]" in out


def test_what_would_settle_a_claim_is_said_in_its_levels(run):
    claim = "safety code in force is better"
    out = run("compare", "soko_branded", "au_enterprises", "--claim", claim)[1]
    assert "it holds if safety_code of au_enterprises is found to be below yes" in out
    out = run("compare", "soko_branded", "zara", "--claim", "injuries are lower")[1]
    assert "it takes both" in out
    assert "to learn of soko_branded: injuries" in out and "to learn of zara: injuries" in out
    claim = "worker share of retail price is at least"
    out = run("compare", "soko_branded", "au_enterprises", "--claim", claim)[1]
    assert "is at least that of au_enterprises: fails" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["zara"], "two cases"),
        (["zara", "hm", "fabindia"], "two cases"),
        (["zara", "hm"], "one of: higher"),
    ],
)
def test_a_claim_that_cannot_be_tested(run, arguments, words):
    claim = "nothing" if len(arguments) == 2 else "worker share of retail price is higher"
    assert words in refused(run, "compare", *arguments, "--claim", claim)


@pytest.mark.parametrize("command", ["classify", "ethics", "compare"])
@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("soko_brandet", "Did you mean 'soko_branded.yaml'?"),
        ("nowhere/at/all.yaml", "no such file"),
        ("", "expected a YAML file"),
        (".", "a folder or a device"),
        ("a\x00b", "expected a YAML file"),
    ],
)
def test_a_case_that_is_not_there(run, command, given, words):
    error = refused(run, command, given)
    assert words in error and len(error.strip().splitlines()) == 2


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x00\xff", b"\xff\xfea\x00", b"case: [", b"7", b"- a", b"x" * 1_000_001],
)
def test_a_file_that_is_no_case(run, tmp_path, content):
    path = tmp_path / "broken.yaml"
    path.write_bytes(content)
    error = refused(run, "classify", path)
    assert "broken.yaml" in error and error.startswith("1 problem")


def test_a_file_outside_the_project_and_a_call_from_elsewhere(run, tmp_path, monkeypatch):
    monkeypatch.delenv("MICROFACTORY_ROOT", raising=False)
    shutil.copy2(cases.path_of("local_tailor"), tmp_path / "mine.yaml")
    monkeypatch.chdir(tmp_path)
    for given in (tmp_path / "mine.yaml", "mine.yaml", "./mine.yaml", "local_tailor"):
        status, out, _ = run("classify", given, "--json")
        assert status == 0 and json.loads(out)["case"] == "local_tailor"


def test_every_problem_of_a_file_is_said(run, tmp_path):
    path = tmp_path / "two.yaml"
    path.write_text("case: {id: A B, firm: x, product: y}\ncriteria: {colour: red}\nextra: 1\n")
    error = refused(run, "classify", path)
    assert error.startswith("3 problems\n") and len(error.strip().splitlines()) == 4


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Table 6", ["data/raw/thesis_table_06_cost_buckets.csv", "notebooks/case_study.ipynb"]),
        ("  table   6 ", ["microfactory.costs."]),
        ("table_06", ["Table 6: "]),
        ("Figure 22", ["note:"]),
        ("Table 12", ["the thesis refers to it", "has none", "seems to mean"]),
    ],
)
def test_where_something_went(run, asked, words):
    status, out, _ = run("where", asked)
    assert status == 0 and all(word in out for word in words)


@pytest.mark.parametrize("asked", ["Table 99", "Tabel 6", "", "6", "<script>", "Table 6; ls"])
def test_where_nothing_is(run, asked):
    error = refused(run, "where", asked)
    assert "expected a table (1 to 11) or figure (1 to 27)" in error
    assert ("Did you mean 'Table 6'?" in error) == (asked in ("Tabel 6", "Table 6; ls"))


def test_the_audit_in_words(run):
    status, out, _ = run("audit", "--severity", "major", "--verdict", "inconsistent")
    assert status == 0 and "gross_profits_doubled_2017: inconsistent (major)" in out
    assert "what follows  1 + 53% = 1.53" in out
    assert out.strip().splitlines()[-1].endswith("inconsistent.")
    status, out, _ = run("audit", "--severity", "minor")
    assert status == 0 and ": consistent (" not in out and " consistent" in out.splitlines()[-1]


def test_the_audit_for_machines(run):
    found = json.loads(run("audit", "--json", "--severity", "major")[1])
    assert set(found) == {"counts", "claims", "readings", "needed", "denominators"}
    assert {claim["severity"] for claim in found["claims"]} == {"major"}
    assert sum(found["counts"].values()) == len(found["claims"])
    claims = {claim["claim"] for claim in found["claims"]}
    assert {reading["claim"] for reading in found["readings"]} <= claims


def a_copy(cells, *, without=""):
    """Return a text that has the printed words of Tables 10 and 11 in their place, as a copy might."""
    lines = ["Chapter 4. Soko’s Virtual Factory"]
    for label, name in (("10", "thesis_table_10_skills"), ("11", "thesis_table_11_artisans")):
        printed = [text for text in cells.loc[cells["table"] == name, "printed"] if text != without]
        lines += [f"Table {label}: a caption", "\t".join(printed)]
    return "\n".join(lines)


def test_a_copy_of_the_source_is_verified(run, cells, tmp_path, monkeypatch):
    two = cells[cells["table"].isin(["thesis_table_10_skills", "thesis_table_11_artisans"])]
    monkeypatch.setattr(library, "read_all", lambda: two)
    path = tmp_path / "thesis.txt"
    path.write_text(a_copy(two), encoding="utf-8")
    status, out, _ = run("verify-source", path)
    worded = (two["printed"] != "").sum()
    assert (status, out) == (
        0,
        f"{worded} cells: {worded} found at their place, 0 found elsewhere, 0 not found.\n",
    )
    path.write_text(a_copy(two, without="358"), encoding="utf-8")
    status, out, _ = run("verify-source", path, "--json")
    found = json.loads(out)
    assert status == 1 and found["counts"]["not found"] == 1
    assert found["cells"][0]["cell"] == "thesis_table_11_artisans/full_time_employees/y2017"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "an empty file"),
        (b"\xff\xfe\x00a", "neither UTF-8 text nor a PDF"),
        (b"%PDF-1.4 broken", "a PDF that cannot be read"),
        (None, "no such file"),
    ],
)
def test_a_copy_that_is_none(run, tmp_path, content, words):
    path = tmp_path / "copy"
    if content is not None:
        path.write_bytes(content)
    assert words in refused(run, "verify-source", path)
    assert "a folder" in refused(run, "verify-source", tmp_path)


HEADER = "lfo,naics,empflag,emp_nf,emp,est"


@pytest.mark.parametrize("content", [None, b"", b"\x00\xff", b"PK\x03\x04", b"a,b\n1,2\n"])
def test_a_census_file_that_is_none(run, tmp_path, content):
    path, target = tmp_path / "cbp.txt", tmp_path / "out.csv"
    if content is not None:
        path.write_bytes(content)
    error = refused(run, "ingest-census", path, "--out", target)
    assert "cbp.txt" in error and not target.exists()
    assert "directory" in refused(run, "ingest-census", tmp_path)


def test_a_census_file_and_its_output(run, tmp_path):
    counts = {"1_4": 4, "5_9": 3, "10_19": 2, "20_49": 1, "50_99": 0}
    counts |= dict.fromkeys(("100_249", "250_499", "500_999", "1000"), 0)
    header = [*HEADER.split(","), *(f"n{name}" for name in counts)]
    row = ["-", "31----", "", "G", "100", "10", *map(str, counts.values())]
    path, target = tmp_path / "cbp12us.txt", tmp_path / "new" / "out.csv"
    path.write_text("\n".join([",".join(header), ",".join(row)]) + "\n")
    status, out, error = run("ingest-census", path, "--out", target)
    assert status == 0, error
    assert "10 rows of 1 industries" in out and target.read_text().startswith("naics,")
    assert str(tmp_path) in refused(run, "ingest-census", path, "--out", tmp_path)


def test_check_of_the_named_files(run, tmp_path):
    good, bad = cases.path_of("local_tailor"), tmp_path / "bad.yaml"
    bad.write_text("case: {id: bad, firm: x}\nextra: 1\n")
    status, out, _ = run("check", good)
    assert status == 0 and out.startswith("local_tailor: ")
    assert out.endswith("0 errors, 0 warnings.\n") and "ethics indicators can be computed" in out
    status, out, _ = run("check", good, bad)
    assert status == 1 and out.endswith("2 errors, 0 warnings.\n") and out.count("error: ") == 2
    status, out, _ = run("check", bad, "--json")
    found = json.loads(out)
    assert status == 1 and set(found) == {"problems", "cases"} and found["cases"] == []
    found = found["problems"]
    assert len(found) == 2
    assert set(found[0]) == {"where", "found", "expected", "hint", "severity"}


def test_a_new_case_file_and_a_template(run, project, tmp_path):
    status, out, _ = run("new", "acme")
    assert status == 0 and "data/cases/acme.yaml is there" in out
    text = (project / "data" / "cases" / "acme.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../case.schema.json\n")
    assert "found a file" in refused(run, "new", "acme")
    assert "lower-case letters" in refused(run, "new", "../acme")
    sheet = tmp_path / "zara.xlsx"
    assert run("template", "--case", "zara", "--out", sheet)[0] == 0
    assert run("new", "zara", "--from", sheet, "--out", tmp_path)[0] == 0
    status, out, _ = run("classify", tmp_path / "zara.yaml", "--json")
    assert json.loads(out) == json.loads(run("classify", "zara", "--json")[1])


def test_the_cases_that_there_are(run, project):
    for path in (project / "data" / "cases").glob("*.yaml"):
        if path.stem not in ("zara", "local_tailor"):
            path.unlink()
    status, out, _ = run("cases")
    assert status == 0 and [line.split()[0] for line in out.splitlines()] == [
        "local_tailor",
        "zara",
    ]
    assert "indicators" in out and "a blend of production models" in out
    found = json.loads(run("cases", "--json")[1])
    assert [one["case"] for one in found] == ["local_tailor", "zara"]


def test_a_report_is_made_and_opened(run, monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    monkeypatch.setattr(one_case, "report", lambda case, out, tell: tmp_path / f"{case}.html")
    status, out, _ = run("report", "zara", "--out", tmp_path, "--open")
    assert status == 0 and "zara.html is there" in out
    assert opened == [(tmp_path / "zara.html").resolve().as_uri()]


@pytest.mark.parametrize(
    "name",
    [
        'x"; import os #',
        "x'\nimport os",
        '__import__("os").system("id")',
        "../x",
        "x/../y",
        "{{x}}",
    ],
)
def test_no_name_of_a_case_gets_into_a_notebook_as_code(run, monkeypatch, tmp_path, name):
    """The id is what a report hands to its notebook; none is run that is no id."""
    monkeypatch.setattr(render, "render", lambda *_: pytest.fail("a notebook was run"))
    path = tmp_path / "hostile.yaml"
    path.write_text(json.dumps({"case": {"id": name, "firm": "A", "product": "b"}}))
    for command in ("report", "check", "classify"):
        status, out, err = run(command, path)
        assert status == 1 and "hostile.yaml" in out + err and "case.id" in out + err
    assert [one.name for one in tmp_path.iterdir()] == ["hostile.yaml"]


def test_index_cases(run, project):
    (project / "data" / "cases.yaml").write_text("cases: []\n")
    assert run("index-cases")[:2] == (0, "data/cases.yaml brought up to date.\n")
    assert run("index-cases")[:2] == (0, "")
    (project / "data" / "cases" / "A B.yaml").write_text("")
    assert "'A B.yaml'" in refused(run, "index-cases")


@pytest.mark.parametrize("name", ["repro", "verify"])
def test_the_pipeline_is_asked_and_its_status_passed_on(run, monkeypatch, name):
    for status in (0, 1):
        monkeypatch.setattr(pipeline, name, lambda status=status: status)
        assert run(name)[0] == status


def test_refresh(run, monkeypatch, project, tmp_path):
    asked = []
    monkeypatch.setattr(render, "refresh", asked.append)
    run("refresh")
    assert asked == sorted((project / "notebooks").glob("*.ipynb"))
    run("refresh", tmp_path / "one.ipynb")
    assert asked[-1] == tmp_path / "one.ipynb"
    monkeypatch.undo()


def test_refresh_of_nothing(run, tmp_path):
    status, _, error = run("refresh", tmp_path / "none.ipynb")
    assert status == 1 and "none.ipynb" in error


def test_outside_any_project(run, tmp_path, monkeypatch):
    monkeypatch.setenv("MICROFACTORY_ROOT", str(tmp_path))
    assert "expected a folder with dvc.yaml and data/sources.yaml" in refused(
        run, "where", "Table 6"
    )


def test_a_reader_that_has_gone_is_no_error(monkeypatch):
    def gone(*_):
        raise BrokenPipeError

    monkeypatch.setattr(cli.sources, "where", gone)
    assert cli.main(["where", "Table 6"]) == 0


# --- costs -------------------------------------------------------------------------------------


def test_costs_by_volume(run):
    asked = ("costs", "curve", "--models", "networked_craft", "craft_sme", "--draws", "50")
    status, out, err = run(*asked, "--volumes", "100", "100000")
    assert status == 0 and not err
    assert "100 pieces    16." in out and "cannot be made" in out
    rows = json.loads(run(*asked, "--volumes", "100", "--json")[1])
    assert [row["model"] for row in rows] == ["networked_craft", "craft_sme"]
    assert rows[0]["low"] < rows[0]["cost"] < rows[0]["high"]


def test_crossovers_come_as_a_set(run):
    status, out, _ = run(
        "costs", "crossovers", "--models", "networked_craft", "mass_production", "flexible_sme"
    )
    assert status == 0 and len(out.splitlines()) == 3
    assert "48 pieces, from there networked_craft (curve)" in out
    other = ("mass_production", "networked_specialized_or_flexible")
    assert "never" in run("costs", "crossovers", "--models", *other)[1]


SWEEP = ("costs", "sweep", "--workers", "1", "--draws", "60", "--volumes", "1000")


def test_a_sweep_says_who_wins_and_a_change_moves_it(run):
    models = ("--models", "networked_craft", "flexible_sme")
    status, out, _ = run(*SWEEP, *models)
    assert status == 0
    assert out.startswith("as asked, 1,000 pieces, uncertain by 0.5: networked_craft")
    changed = run(*SWEEP, *models, "--set", "networked_craft.shipping=20")[1]
    assert "flexible_sme 100%" in changed
    certain = json.loads(run(*SWEEP, "--uncertainties", "--json")[1])
    assert len(certain) == 7 and certain[0]["uncertainty"] is None


def test_in_a_sweep_two_orders_compete_too(run):
    pair = "mass_production+networked_craft"
    asked = (*SWEEP[:-1], "30000", "--models", *pair.split("+"), "--pairs", pair)
    assert pair in run(*asked, "--uncertainties", "1")[1]


def test_a_sweep_over_the_scenarios_with_a_seed(run):
    asked = (*SWEEP, "--scenarios", "--seed", "3", "--json")
    one, two = (json.loads(run(*asked)[1]) for _ in range(2))
    assert one == two
    assert {row["scenario"] for row in one} >= {"As in the data", "One wage everywhere"}
    assert json.loads(run(*SWEEP, "--scenarios", "--seed", "4", "--json")[1]) != one


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--set", "wage"), "PARAMETER=NUMBER"),
        (("--set", "wage=much"), "PARAMETER=NUMBER"),
        (("--set", "wages=1"), "Did you mean 'wage'"),
        (("--models", "networked_kraft"), "Did you mean 'networked_craft'"),
        (("--volumes", "0"), "above zero"),
        (("--uncertainties", "0"), "above 0"),
        (("--draws", "0"), "at least one"),
        (("--workers", "0"), "at least one"),
        (("--scheduler", "nowhere://at all"), "--scheduler"),
        (("--pairs", "mass_production"), "EARLY+LATE"),
        (("--pairs", "mass_production+networked_kraft"), "Did you mean 'networked_craft'"),
    ],
)
def test_a_sweep_that_cannot_be_is_refused(run, arguments, said):
    assert said in refused(run, *SWEEP, *arguments)


# --- waiting -----------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self):
        return True


def a_terminal(monkeypatch):
    """Return the error stream that a person looks at; called in the test, as pytest has its own."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(waiting, "PATIENCE", 0.0)
    return stream


def slow_command(stream, *steps):
    """Return a command that says what it does, each thing until a person can see it."""

    def command(options):
        for step in steps:
            options.tell(*step)
            until = time.monotonic() + 30
            while step[2] not in stream.getvalue() and time.monotonic() < until:
                time.sleep(0.01)
        print("done")
        return 0

    return command


def test_a_person_sees_what_is_done_until_it_says_something(monkeypatch, capsys):
    terminal = a_terminal(monkeypatch)
    steps = [(0, 2, "reading acme"), (1, 2, "writing acme")]
    monkeypatch.setattr(cli.sources, "where", slow_command(terminal, *steps))
    assert cli.main(["where", "Table 6"]) == 0
    seen = terminal.getvalue()
    assert seen.index("reading acme") < seen.index("writing acme")
    assert seen.endswith("\x1b[2K") or "\x1b[2K" in seen[-20:], "the line is taken away again"
    assert capsys.readouterr().out == "done\n", "and nothing of it is in the output"
    assert sys.stderr is terminal


def test_a_quick_command_shows_nothing_and_neither_does_one_that_nobody_looks_at(
    monkeypatch,
):
    terminal = a_terminal(monkeypatch)
    monkeypatch.setattr(waiting, "PATIENCE", 60.0)
    assert cli.main(["where", "Table 6"]) == 0 and terminal.getvalue() == ""
    monkeypatch.setattr(waiting, "PATIENCE", 0.0)
    monkeypatch.setattr(terminal, "isatty", lambda: False)
    assert cli.main(["check", str(cases.path_of("zara"))]) == 0 and terminal.getvalue() == ""


def test_a_name_cannot_steer_the_terminal():
    with waiting.Waiting("where") as shown:
        shown.tell(0, 1, "a\x1b[2Jb\nc")
        assert shown._what == r"'a\x1b[2Jb\nc'"


def test_every_file_that_is_checked_is_told(run, monkeypatch):
    told = []
    files = [cases.path_of("zara"), cases.path_of("local_tailor")]
    checking.check(files, tell=lambda *step: told.append(step))
    assert told[0][2].startswith("reading") and told[1:] == [
        (0, 2, "checking zara.yaml"), (1, 2, "checking local_tailor.yaml"),
    ]  # fmt: skip
