"""Classify one case, and ask how far the answer rests on each fact."""

from __future__ import annotations

from typing import Any

import pandas as pd

from microfactory import registers, tables
from microfactory.cases import Case
from microfactory.quantity import Interval
from microfactory.registers import Params
from microfactory.typology import Definition, Profile, Result, classify, sensitivity

TABLE, TEXT = "thesis_table_01_bounds", "thesis_text_typology"


def definition(cells: pd.DataFrame, params: Params) -> Definition:
    """Return the typology that Table 1 and the text define."""
    return Definition.from_cells(
        cells.loc[cells["table"] == TABLE],
        cells.loc[cells["table"] == TEXT],
        few_hundred=Interval(
            params.typology["few_hundred_low"], params.typology["few_hundred_high"]
        ),
    )


def classify_case(case: Case, found: Definition) -> Result:
    """Return the answer for a case file."""
    return classify(Profile.from_mapping(case.profile(), found), found)


def verdict(case: Case, result: Result) -> dict[str, Any]:
    """Return the answer as a row beside what the source says."""
    said = case.source_class
    agrees = "not compared" if said is None else "yes" if said.type == result.type else "no"
    return {
        "case": case.case.id,
        "name": case.case.name,
        "type": result.type,
        "possible": "|".join(result.possible),
        "parts": "|".join(part.type for part in result.parts),
        "source_class": said.type if said else "",
        "source_at": said.at if said else "",
        "source_note": said.note if said else "",
        "agrees": agrees,
        "readings": "; ".join(
            f"{reading.reading}: {reading.type}" for reading in result.depends_on_reading
        ),
    }


def main(case_id: str) -> None:
    """Write the answer with its reasons, beside the source's, and what changes it."""
    found = definition(tables.read("cells/framework"), registers.params())
    case = Case.model_validate(tables.read_json(f"cases/{case_id}/case"))
    result = classify_case(case, found)
    changes = sensitivity(case.profile(), found).assign(case=case_id)
    tables.write_json(f"typology/{case_id}", result.to_dict())
    said = pd.DataFrame([verdict(case, result)])
    tables.write(f"typology/verdicts/{case_id}", said, tables.VERDICTS)
    tables.write(f"typology/sensitivity/{case_id}", changes, tables.SENSITIVITY)
