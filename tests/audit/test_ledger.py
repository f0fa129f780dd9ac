"""The tables of the audit: whole, in order, and the same whatever the order of the cells."""

from __future__ import annotations

import pandas as pd
import pytest

from microfactory import registers, tables
from microfactory.audit import REGISTRY, Severity, Verdict, claims
from microfactory.audit.ledger import audit
from microfactory.audit.registry import Relation
from microfactory.tables.schemas.audit import AUDIT_VERDICTS, SEVERITIES

assert claims.__all__


@pytest.fixture(scope="module")
def found(cells):
    return audit(cells, registers.artefacts())


def test_the_closed_sets_of_the_schema_are_those_of_the_code():
    assert set(Verdict) == set(AUDIT_VERDICTS) and set(Severity) == set(SEVERITIES)
    assert set(tables.LEDGER.columns["relation"].checks[0].statistics["allowed_values"]) == set(
        Relation
    )


def test_every_claim_has_one_row_with_a_place(found):
    assert sorted(found.ledger["claim"]) == sorted(one.id for one in REGISTRY)
    assert found.ledger["chapter"].is_monotonic_increasing and (found.ledger["at"] != "").all()


def test_a_gap_is_nought_where_a_claim_holds_at_face_value(found):
    ledger = found.ledger
    exact = ledger["allowed_low"] == ledger["allowed_high"]
    holds = ledger["verdict"] == Verdict.CONSISTENT
    assert ledger.loc[holds & exact, "gap"].max() == 0
    assert (ledger.loc[ledger["verdict"] == Verdict.INCONSISTENT, "gap"] > 0).all()


def test_every_row_can_be_checked_by_hand(found):
    checked = found.ledger[found.ledger["verdict"] != Verdict.NOT_CHECKABLE]
    assert (checked["arithmetic"] != "").all() and (checked["inputs"] != "").all()
    unknown = found.ledger[found.ledger["verdict"] == Verdict.NOT_CHECKABLE]
    assert (unknown["missing"] != "").all()


def test_readings_and_ledger_agree(found):
    counts = found.readings.groupby("claim").size()
    ledger = found.ledger.set_index("claim")["readings"]
    assert (ledger[ledger > 0] == counts.reindex(ledger[ledger > 0].index)).all()
    ambiguous = found.ledger.loc[found.ledger["verdict"] == Verdict.AMBIGUOUS, "claim"]
    for claim in ambiguous:
        verdicts = found.readings.loc[found.readings["claim"] == claim, "verdict"]
        holding = {Verdict(one).holds for one in verdicts}
        assert holding == {True, False}, claim


def test_what_would_mend_a_claim_mends_it(found, cells):
    alone = found.needed[found.needed["kind"] == "one input alone"]
    assert len(alone)
    for row in alone.to_dict("records"):
        if "@" in row["says"]:
            continue
        table, line, column = row["says"].split("/")
        chosen = (cells["table"] == table) & (cells["row"] == line) & (cells["column"] == column)
        mended = cells.copy()
        mended.loc[chosen, ["low", "high"]] = row["low"]
        after = audit(mended, registers.artefacts(), [REGISTRY[row["claim"]]]).ledger
        assert after["verdict"].iloc[0] != Verdict.INCONSISTENT, row


def test_the_order_of_the_cells_does_not_matter(found, cells):
    shuffled = cells.sample(frac=1, random_state=7)
    pd.testing.assert_frame_equal(audit(shuffled, registers.artefacts()).ledger, found.ledger)
