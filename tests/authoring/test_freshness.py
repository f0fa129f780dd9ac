"""The schema is made anew when what it follows from has changed, and only then."""

from __future__ import annotations

import subprocess
import sys

from microfactory.authoring import freshness


def test_the_committed_schema_is_current():
    assert freshness.is_current(), "run `microfactory index-cases`"


def test_a_changed_register_makes_it_stale_and_index_cases_mends_it(project):
    assert freshness.is_current() and not freshness.bring_up_to_date()
    register = project / "data" / "sources.yaml"
    with register.open("a", encoding="utf-8") as file:
        file.write("zz_new:\n  citation: A new report\n  kind: press\n")
    assert not freshness.is_current()
    assert freshness.bring_up_to_date() and freshness.is_current()
    assert '"zz_new"' in (project / freshness.PLACE).read_text(encoding="utf-8")
    (project / freshness.PLACE).unlink()
    assert not freshness.is_current()


def test_asking_imports_nothing_heavy():
    code = "import sys; from microfactory.authoring import freshness as f; f.is_current(); print(*sorted({'pandas', 'pydantic'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
