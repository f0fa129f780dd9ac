"""What the thesis prints of Soko's network, from its transcribed cells."""

from __future__ import annotations

import pandas as pd

from microfactory.problems import Problem, stop_if_any
from microfactory.virtual_factory.population import MOTIVES, Printed

TABLE_6, TABLE_10, TABLE_11, TEXT, SAID = (
    "thesis_table_06_cost_buckets",
    "thesis_table_10_skills",
    "thesis_table_11_artisans",
    "thesis_text_soko_reports",
    "thesis_text_interviews",
)
#: Kinds of active artisans in Table 11 and what they are called.
KINDS = {
    "lead_artisans": "lead artisans",
    "full_time_employees": "full-time employees",
    "part_time_employees": "part-time employees",
    "outsourced_artisans": "piece-workers elsewhere",
}
#: Who is called in at times of high demand only: surge artisans, in the words of Table 11.
SURGE = ("part_time_employees", "outsourced_artisans")
#: Shares rejected that are printed, in the order of the years.
REJECTIONS = {
    "year_1": "rejection_rate_year_1",
    "year_2": "rejection_rate_year_2",
    "year_3": "rejection_rate_year_3",
    "2017": "rejection_rate_2017",
}
#: Skills and their rows of Table 10; work in cast brass is what all of them do.
ROWS = {
    "sheet_wire": "material_brass_sheet_wire",
    "horn": "material_horn",
    "soldering": "skill_soldering",
}


def read_printed(cells: pd.DataFrame) -> Printed:
    """Return what the simulation takes from the thesis.

    Parameters
    ----------
    cells
        Transcribed cells of Soko's reports and of the interviews (`microfactory.tables.CELLS`).

    Raises
    ------
    ProblemsFound
        With every cell that is not there.
    """
    found = {(row["table"], row["row"], row["column"]): row for row in cells.to_dict("records")}
    problems: list[Problem] = []

    def value(table: str, row: str, column: str = "soko", end: str = "high") -> float:
        """Return the printed value, the upper end where only that is printed ("up to", "nearly")."""
        cell = found.get((table, row, column))
        if cell is None:
            problems.append(
                Problem(f"{table}/{row}/{column}", "no such cell", "a transcribed cell")
            )
            return 1.0
        return float(cell[end])

    printed = Printed(
        artisans={words: int(value(TABLE_11, row, "y2017")) for row, words in KINDS.items()},
        surge=tuple(KINDS[row] for row in SURGE),
        newcomers=int(value(TEXT, "artisans_trained_2017")),
        skill_shares={"brass": 1.0}
        | {name: value(TABLE_10, row, "share") / 100 for name, row in ROWS.items()},
        motives={
            name: sum(value(SAID, f"motivation_{name}", end=end) for end in ("low", "high")) / 200
            for name in MOTIVES
        },
        rejections={year: value(TEXT, row) / 100 for year, row in REJECTIONS.items()},
        revenue=value(TEXT, "artisan_revenue_total_2017"),
        pay=value(TABLE_6, "worker_margin_revenue"),
        profit=value(TABLE_6, "worker_margin_profit"),
        peak_share=value(TEXT, "last_quarter_sales_share"),
        min_batch=int(value(TABLE_6, "min_batch")),
        field_staff=int(value(TEXT, "field_staff")),
        peak_capacity=value(TEXT, "peak_capacity") / 100,
        use_outside_peak=(
            value(TEXT, "capacity_use_outside_holidays", end="low") / 100,
            value(TEXT, "capacity_use_outside_holidays") / 100,
        ),
    )
    stop_if_any(problems)
    return printed
