"""The synthetic year is written whole; what is missing before it is named."""

from __future__ import annotations

from microfactory import registers, tables, virtual_factory
from microfactory.stages.__main__ import main

from .conftest import bytes_of


def test_every_policy_weight_and_batch_is_there(here):
    choices = registers.params().virtual_factory
    assert set(tables.read("virtual_factory/policies")["policy"]) == set(
        virtual_factory.policies(1.0)
    )
    assert tables.read("virtual_factory/front")["fairness"].tolist() == list(
        map(float, choices["weights"])
    )
    assert tables.read("virtual_factory/batches")["batch"].tolist() == choices["batches"]
    assert virtual_factory.is_conserved(tables.read("virtual_factory/days"))


def test_what_is_missing_before_it_is_named(own, capsys):
    before = bytes_of(own / "data" / "tidy" / "virtual_factory")
    (own / "data/tidy/cells/soko.parquet").unlink()
    assert main(["virtual_factory"]) == 1
    said = capsys.readouterr().err
    assert "is not there yet" in said and "Traceback" not in said
    assert bytes_of(own / "data" / "tidy" / "virtual_factory") == before
