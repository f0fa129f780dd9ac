"""Case files come from strangers: every malformed one ends in messages that name file and path.

More than five hundred files are made from those of the casebook by mutation. Each is either refused
with messages, never a traceback, or it is a case that the round trip through YAML does not change.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from microfactory import cases, paths, reading
from microfactory.authoring.writing import content_of, to_yaml
from microfactory.cases import Case
from microfactory.documents import parse_yaml, validate
from microfactory.problems import ProblemsFound

SEEDS = ("italian_knitwear", "local_tailor", "hathay_bunano", "print_platforms")
NASTY = [
    "&a", "*a", "!!python/object:os.system", "!x", "<<: *a", "\u202e", "\u200b", "\ufeff", "\x00", "\x1b",
    ".nan", ".inf", "-.inf", "1e999", "1e-999", "9" * 5000, "1_000", "0x1F", "0o17", "2,50", "~", "%TAG",
    "---", "...", "? ", ": ", "[", "]", "{", "}", "'", '"', "|", ">", "\t", "\r", "- ", "[" * 40, "x" * 5000,
    "<script>alert(1)</script>", "=1+1", "../../etc/passwd", "${x}", "{{ x }}", "true", "no", "1:30", "#",
]  # fmt: skip
FILES_OF_A_SEED = 140


def mutated(text, turn):
    """Return the text with one to three slips in it."""
    for _ in range(turn.randint(1, 3)):
        lines = text.split("\n")
        at = turn.randrange(len(lines))
        kind = turn.randrange(9)
        if kind == 0:
            lines.insert(at, lines[turn.randrange(len(lines))])
        elif kind == 1:
            del lines[at]
        elif kind == 2:
            lines[at] = "  " * turn.randint(0, 3) + lines[at].lstrip()
        elif kind == 3:
            place = turn.randint(0, len(lines[at]))
            lines[at] = lines[at][:place] + turn.choice(NASTY) + lines[at][place:]
        elif kind == 4:
            key, colon, _ = lines[at].partition(":")
            lines[at] = f"{key}{colon} {turn.choice(NASTY)}"
        elif kind == 5:
            letters = list(lines[at])
            turn.shuffle(letters)
            lines[at] = "".join(letters)
        elif kind == 6:
            lines = lines[: at + 1]
        elif kind == 7:
            lines[at] = lines[at].replace(":", turn.choice(["", ": :", ":\n  ", " = "]), 1)
        else:
            lines[at] = f"{turn.choice(NASTY)}: {turn.choice(NASTY)}"
        text = "\n".join(lines)
    return text


@pytest.mark.parametrize("seed", SEEDS)
def test_a_malformed_file_is_refused_in_words_or_is_a_case_that_keeps(
    seed, cells, sources, variables, tmp_path
):
    original = cases.path_of(seed).read_text(encoding="utf-8")
    turn, refused = random.Random(seed), 0
    few = cells.loc[cells["table"] == "thesis_text_context"]
    path = tmp_path / f"{seed}.yaml"
    for _ in range(FILES_OF_A_SEED):
        path.write_text(mutated(original, turn), encoding="utf-8", errors="surrogatepass")
        try:
            cases.load(path, few, sources, variables)
        except ProblemsFound as found:
            refused += 1
            for problem in found.problems:
                line = str(problem)
                assert line.isprintable() and len(line) < 1500, line
                assert path.name in problem.where, line
        else:
            kept = validate(Case, parse_yaml(path.read_text(encoding="utf-8"), "f"), "f")
            again = validate(Case, parse_yaml(to_yaml(content_of(kept)), "f"), "f")
            assert said(again) == said(kept)
    assert refused > FILES_OF_A_SEED / 4


def said(case):
    return json.dumps(content_of(case), default=str, sort_keys=True)


def test_more_than_five_hundred_files_are_tried():
    assert len(SEEDS) * FILES_OF_A_SEED >= 500


def refusal(path, cells, sources, variables):
    with pytest.raises(ProblemsFound) as caught:
        cases.load(path, cells, sources, variables)
    [problem] = caught.value.problems
    assert str(problem).isprintable() and path.name in problem.where
    return str(problem)


HEAD = b"case: {id: acme, firm: Acme, product: p}\n"
WAGE = HEAD + (
    b"facts: {worker_wage: [{value: %s, unit: USD_2017/day, year: 2017, status: observed, grade: B,"
    b" source: waldman_brown_2018, at: x}]}\n"
)
BOMB = b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "an empty file"),
        (b"# nothing\n", "an empty file"),
        (b"\x89PNG\r\n\x1a\n\x00", "byte 0x89"),
        (HEAD.decode().encode("utf-16"), "UTF-16 text"),
        (HEAD + b"case: {id: b}\n", "the key 'case' twice"),
        (HEAD + b"facts: {a: 1, a: 2}\n", "the key 'a' twice"),
        (BOMB, "an anchor or alias"),
        (HEAD + b"unknown: !!python/name:os.system x\n", "the tag"),
        (HEAD + b"unknown: " + b"[" * 200 + b"]" * 200, "more than 12 levels"),
        (HEAD + b"unknown: {injuries: .nan}\n", "is not a finite number"),
        (HEAD + b"unknown: {injuries: -.inf}\n", "is not a finite number"),
        (HEAD + b"unknown: {injuries: 1e999}\n", "is not a finite number"),
        (
            WAGE % b"1.234,56",
            "found the number 56 by itself; expected fields with names. A decimal comma?",
        ),
        (WAGE % b"12,5", "found the number 5 by itself"),
        (WAGE % b"'12,5'", "Write 12.5 (decimal point)."),
        (
            WAGE % b"'1.234,56'",
            "Write digits and one decimal point, without separators of thousands.",
        ),
        (
            WAGE % b"'1,234.56'",
            "Write digits and one decimal point, without separators of thousands.",
        ),
        (
            WAGE % b"'1 234,5'",
            "Write digits and one decimal point, without separators of thousands.",
        ),
        (WAGE % b"12, valeu: ", "found the field 'valeu'; expected one of"),
        (WAGE % "'１２'".encode(), "Write 12 without quotation marks."),
        (WAGE % b"'1e400'", "no figure is above 1e15"),
        (WAGE % b"1e99", "found Decimal('1E+99'); expected a number such as"),
        (WAGE % b"5e-400", "is not a finite number"),
        (WAGE % (b"9" * 400), "9999…; expected a number such as"),
        (WAGE % b"NaN", "List the variable under unknown"),
        (HEAD + "unknown: {injuries: a\u202eb}\n".encode(), "RIGHT-TO-LEFT OVERRIDE"),
        (HEAD + "unknown: {injuries: a\u200bb}\n".encode(), "ZERO WIDTH SPACE"),
        (HEAD + b'unknown: {injuries: "a\\u202eb"}\n', "RIGHT-TO-LEFT OVERRIDE"),
        (b"x" * 10_000_000, "10,000,000 bytes"),
        (HEAD + b"unknown: {injuries: " + b"x" * 900_000 + b"}\n", "at most 2000 characters"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_kind_of_bad_file_gets_one_clear_line(
    content, words, tmp_path, cells, sources, variables
):
    path = tmp_path / "acme.yaml"
    path.write_bytes(content)
    assert words in refusal(path, cells, sources, variables)


def test_a_byte_order_mark_of_utf_8_is_no_harm(tmp_path, cells, sources, variables):
    (tmp_path / "acme.yaml").write_bytes(b"\xef\xbb\xbf" + HEAD)
    assert cases.load(tmp_path / "acme.yaml", cells, sources, variables).case.case.id == "acme"


def test_folders_and_links(tmp_path, cells, sources, variables):
    (tmp_path / "folder.yaml").mkdir()
    assert "a folder or a device" in refusal(tmp_path / "folder.yaml", cells, sources, variables)
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nowhere")
    assert "no such file" in refusal(tmp_path / "gone.yaml", cells, sources, variables)
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    refusal(tmp_path / "loop.yaml", cells, sources, variables)


KILLED = """
import os, signal, sys
from pathlib import Path
from microfactory import paths
with paths.replacing(Path(sys.argv[1])) as temporary:
    temporary.write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""
FULL = """
import resource, signal, sys
from pathlib import Path
from microfactory import paths
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    paths.write_text(Path(sys.argv[1]), "new" * 1000)
except OSError as error:
    print(error.strerror)
"""


def test_a_killed_run_and_a_full_disk_leave_the_old_output_and_the_next_run_heals(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("old")
    killed = subprocess.run([sys.executable, "-c", KILLED, page], check=False)
    assert killed.returncode == -9 and page.read_text() == "old"
    full = subprocess.run(
        [sys.executable, "-c", FULL, page], capture_output=True, text=True, check=True
    )
    assert full.stdout.strip() and page.read_text() == "old"
    paths.write_text(page, "new")
    assert page.read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"], "nothing lies about"


def test_every_table_is_made_by_one_template_that_escapes():
    """Text of a stranger reaches a table of a page or a notebook through it, and through the form."""
    package = Path(cases.__file__).parents[1]
    files = [path for path in package.rglob("*") if path.suffix in (".py", ".j2")]
    makers = {path.name for path in files if "<tr" in path.read_text(encoding="utf-8")}
    assert makers == {"macros.html.j2", "case_form.py"}
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    made = reading.table(
        [{"a": hostile}], [{"key": "a", "label": hostile}], hostile, subtitle=hostile, note=hostile
    )
    assert "<script" not in made.html and "<img" not in made.html
    assert made.html.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 5
