"""Classify every case of the casebook."""

from __future__ import annotations

import pandas as pd

from microfactory import cases, registers, tables
from microfactory.cases import Case
from microfactory.quantity import Interval
from microfactory.registers import Params
from microfactory.typology import Definition, Profile, Result, classify

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


def main() -> None:
    """Write the answer of each case with its reasons."""
    found = definition(tables.read("cells/framework"), registers.params())
    for case_id in cases.ids():
        case = Case.model_validate(tables.read_json(f"cases/{case_id}/case"))
        tables.write_json(f"typology/{case_id}", classify_case(case, found).to_dict())
