"""Every size of loan, with luck and without; a file that is wrong is named."""

from __future__ import annotations

from microfactory import registers, tables
from microfactory.stages.__main__ import main


def test_every_loan_is_tried_with_and_without_luck(here):
    found, params = tables.read("investment/escapes"), registers.params().investment
    assert set(found["loan"]) == set(map(float, params["loans"]))
    assert len(found) == len(params["loans"]) * 2 * found["spread"].nunique()
    calm = found.loc[~found["shocks"]].drop_duplicates("loan").sort_values("loan")
    assert calm["escaped"].is_monotonic_increasing and (calm["fell"] == 0).all()


def test_an_assumption_that_is_wrong_is_named(own, capsys):
    file = own / "data" / "assumptions" / "investment.yaml"
    file.write_text(file.read_text("utf-8").replace("value: 5.0", "value: 50.0"), encoding="utf-8")
    assert main(["investment"]) == 1
    said = capsys.readouterr().err
    assert "data/assumptions/investment.yaml @ top" in said and "Traceback" not in said
