"""What the checks know is read once and is what the stages read."""

from __future__ import annotations

from microfactory import benchmarks, cases
from microfactory.checking import read_context


def test_it_loads_classifies_and_profiles(project):
    (project / "data" / "cases" / "zara.yaml").write_text("case: [")
    for path in (project / "data" / "cases").glob("*.yaml"):
        if path.stem not in ("local_tailor", "zara"):
            path.unlink()
    context = read_context()
    assert set(context.casebook["case"]) <= {"local_tailor"}, "a broken file is passed over"
    loaded = context.load(cases.path_of("local_tailor"))
    assert context.classify(loaded).type == "none"
    assert len(context.profile(loaded)) > 50
    assert context.rates == benchmarks.exchange_rates(context.cells)
