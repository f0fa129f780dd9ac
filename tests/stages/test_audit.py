"""The audit as a stage: the tables that it writes are those of the analysis, computed afresh or not."""

from __future__ import annotations

import pandas as pd
import pytest

from microfactory import tables
from microfactory.stages import audit
from microfactory.stages.__main__ import main

from .conftest import bytes_of


@pytest.mark.parametrize("name", ["ledger", "readings", "needed", "denominators"])
def test_the_tables_are_those_of_the_audit(here, name):
    found = getattr(audit.audit_afresh(), name)
    pd.testing.assert_frame_equal(tables.read(f"audit/{name}"), found, rtol=1e-7)


def test_what_is_missing_before_it_is_named(own, capsys):
    before = bytes_of(own / "data" / "tidy" / "audit")
    (own / "data/tidy/cells/soko.parquet").unlink()
    assert main(["audit"]) == 1
    said = capsys.readouterr().err
    assert "is not there yet" in said and "Traceback" not in said
    assert bytes_of(own / "data" / "tidy" / "audit") == before
