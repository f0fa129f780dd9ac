"""What happens to the pieces of the synthetic year: day by day, made again, and in batches."""

from __future__ import annotations

from microfactory import figures, tables
from microfactory.reading import Drawn, Table, draw, table
from microfactory.virtual_factory_report.network import BASIS, SYNTHETIC

#: Soko's years, for which shares rejected are printed.
YEARS = {"year_1": "First year", "year_2": "Second year", "year_3": "Third year"}


def days() -> Drawn:
    """Return where the pieces are through the year."""
    found = tables.read("virtual_factory/days")
    in_hand = (found["to_make"] + found["waiting"]).to_numpy()
    busiest = int(in_hand.argmax())
    return draw(
        figures.year_of_pieces(found),
        alt=(
            f"Pieces to make, waiting for inspection and to make again, day by day: the most on working "
            f"day {busiest}, {in_hand[busiest]:,.0f} pieces."
        ),
        title="A year of the virtual factory, day by day",
        caption="Thirteen cycles of four weeks under the fair flow. Three quarters of all sales are in the last quarter.",
        source=SYNTHETIC,
        basis=BASIS,
    )


def rework() -> Table:
    """Return the year at each printed rate of rejection, with the closed form beside."""
    rows = [
        {
            "year": YEARS.get(row["year"], row["year"]),
            "rejection": f"{row['rejection']:.0f}%",
            "made": f"{row['made']:.3f}",
            "expected": f"{row['expected']:.3f}",
            "late": f"{row['late']:.1f}%",
            "unmet": f"{row['unmet']:.1f}%",
        }
        for row in tables.read("virtual_factory/rework").to_dict("records")
    ]
    columns = [
        {"key": "year", "label": "Soko's"},
        {"key": "rejection", "label": "Rejected (printed)", "kind": "number"},
        {"key": "made", "label": "Inspections for each delivered piece", "kind": "number"},
        {"key": "expected", "label": "By 1/(1-p)", "kind": "number"},
        {"key": "late", "label": "Late", "kind": "number"},
        {"key": "unmet", "label": "Unmet", "kind": "number"},
    ]
    return table(
        rows,
        columns,
        "The synthetic year at each of Soko's rates of rejection, the same for all artisans",
        note="Every rejected piece goes back to its artisan and is made again. Its rework is not paid.",
        basis=BASIS,
    )


def held_against() -> Table:
    """Return what came out beside what is printed and was not put in."""

    def said(value: float, unit: str) -> str:
        return f"${value:,.0f}" if unit.startswith("USD") else f"{100 * value:.0f}%"

    rows = []
    for row in tables.read("virtual_factory/held_against").to_dict("records"):
        low, high = said(row["low"], row["unit"]), said(row["high"], row["unit"])
        printed = high if row["low"] == row["high"] else f"{low} to {high}"
        rows.append(
            {
                "what": row["what"][0].upper() + row["what"][1:],
                "printed": f"up to {high}" if row["low"] == 0 else printed,
                "simulated": said(row["simulated"], row["unit"]),
            }
        )
    columns = [
        {"key": "what", "label": "In a year"},
        {"key": "printed", "label": "Printed of Soko", "kind": "number"},
        {"key": "simulated", "label": "Synthetic year, fair flow", "kind": "number"},
    ]
    return table(
        rows,
        columns,
        "What came out, beside what is printed",
        note=(
            "The pieces of a day were chosen so that the first fits. Rejections were not fitted; a fair rule gives "
            "work to beginners too. The third is a limit of the model, which it does not reach. The fourth was put "
            "in as orders; what is missing was unmet or unfinished."
        ),
        basis=BASIS,
    )


def batches() -> Table:
    """Return what minimum batches cost, with the gap that is left."""
    rows = [
        {
            "batch": f"{row['batch']}",
            "able": f"{100 * row['able']:.0f}%",
            "parts": f"{row['parts']:,}",
            "cost": f"{row['cost']:,.0f}",
            "gap": f"{100 * row['gap']:.2f}%",
            "unmet": f"{row['unmet']:,}",
        }
        for row in tables.read("virtual_factory/batches").to_dict("records")
    ]
    columns = [
        {"key": "batch", "label": "Least batch", "kind": "number", "unit": "pieces"},
        {"key": "able", "label": "Artisans who can make one in the time", "kind": "number"},
        {"key": "parts", "label": "Parts that lines are split into", "kind": "number"},
        {"key": "cost", "label": "Cost", "kind": "number", "unit": "pieces of rework"},
        {"key": "gap", "label": "Left to gain at most", "kind": "number"},
        {"key": "unmet", "label": "Unmet", "kind": "number", "unit": "pieces"},
    ]
    return table(
        rows,
        columns,
        "What a minimum batch for each artisan costs, in the fullest cycle of the synthetic year",
        note=(
            "A batch of 30 is printed for Soko (Table 6). Most artisans of this synthetic network cannot make so "
            "many in the time, so pieces stay unmet, and each of those costs as much as a thousand reworked ones; in Soko's workshops "
            "three to five people share a batch, which is not modelled. "
            "The gap is to a bound that holds for all pairs of artisan and line, not only for those looked at."
        ),
        basis=BASIS,
    )
