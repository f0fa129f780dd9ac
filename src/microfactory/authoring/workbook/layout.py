"""What stands where in the workbook."""

from __future__ import annotations

from collections.abc import Mapping

from microfactory.evidence import Grade

#: The sheets and the parts of the case file on each, in the order of the workbook.
SHEETS: Mapping[str, tuple[str, ...]] = {
    "Case": ("case", "source_class"),
    "Model": ("criteria", "discriminators"),
    "Stages": ("stages",),
    "Facts": ("facts",),
    "Gaps": ("unknown", "not_applicable"),
    "Findings": ("findings",),
    "Sources": ("sources",),
}
HELP, LISTS = "Read me", "Lists"
HELP, LISTS = "Read me", "Lists"
#: Columns that are there to be read, not to be filled in; they are passed over on reading.
ADVICE = ("help",)
GUIDE = (
    "One product line of a firm, as a form. `microfactory new ID --from FILE` makes a case file of it.",
    "",
    "Case: what the firm and the product are. Two lines of products are two files.",
    "Model: for each question the value; several with commas, if the product really takes them all; "
    "or under one_of those between which you cannot decide; or low and high for a count.",
    "Stages: who does each stage of production, and how they stand to the firm.",
    "Facts: an observation a row, those that open most first; add rows for further records of the same "
    "variable. A number stands under value, or its limits under low and high, either of which may be "
    "left out. A currency carries the year of its prices: USD_2017/day.",
    "Gaps: what you asked and could not learn, and what cannot be asked of this firm, with the reason.",
    "Findings: what a source says in words, by an item of reports/tradeoffs.html.",
    "Sources: where it is from, if data/sources.yaml does not have it.",
    "",
    "A row of Facts in which nothing but the name and the unit stands is passed over.",
    "Decimal points, no separators of thousands: 1234.50. Digits are kept as they are typed.",
    "status: observed; estimate; target (no observation); anecdote.",
    "grade: " + "; ".join(f"{grade}, {grade.meaning}" for grade in Grade) + ".",
)
