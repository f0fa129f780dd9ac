"""Table 8: who does which stage of a necklace, and how the four compare."""

import pytest

AU, BRANDED, WHITE, FOSSIL = (
    "au_enterprises",
    "soko_branded",
    "soko_white_label",
    "fossil_outsourced",
)
#: Stage, then how the doer stands to Au, Soko branded, Soko white label and Fossil, by the words.
RELATIONS = [
    ("initial_design", "customer", "in_house", "customer", "in_house"),
    ("design_for_manufacturing", "in_house", "in_house", "in_house", "partner"),
    ("manufacturing", "in_house", "contracted", "contracted", "contracted"),
    ("finishing", "in_house", "in_house", "in_house", "contracted"),
    ("packaging_and_shipping", "in_house", "in_house", "in_house|customer", "in_house"),
    ("wholesaler_distributor", "customer", "in_house", "customer", ""),
    ("retail", "customer", "in_house", "customer", ""),
]
SALES = [
    ("wholesaler_distributor", BRANDED, "sales_share", "82"),
    ("retail", BRANDED, "sales_share", "18"),
    ("retail", BRANDED, "stores_sales_share", "2"),
    ("retail", BRANDED, "ecommerce_sales_share", "16"),
    ("wholesaler_distributor", FOSSIL, "sales_share", "75"),
    ("retail", FOSSIL, "sales_share", "25"),
    ("retail", FOSSIL, "stores_sales_share", "21"),
    ("retail", FOSSIL, "ecommerce_sales_share", "4"),
]


@pytest.fixture(scope="module")
def table(table_of):
    return table_of("thesis_table_08_vertical_integration")


@pytest.mark.parametrize(
    ("stage", "percent"),
    [
        ("initial_design", "10"),
        ("manufacturing", "20"),
        ("wholesaler_distributor", "30"),
        ("retail", "40"),
    ],
)
def test_shares_of_the_margin(table, agrees, stage, percent):
    agrees(table[stage, "margin_share"], percent, percent, "percent", about=True)


def test_the_printed_shares_leave_the_other_stages_nothing(table):
    shares = [cell for (_, column), cell in table.items() if column == "margin_share"]
    assert len(shares) == 7
    assert [cell["missing"] for cell in shares].count("unknown") == 3
    assert sum(cell["low"] for cell in shares if not cell["missing"]) == 100


@pytest.mark.parametrize(("stage", "au", "branded", "white", "fossil"), RELATIONS)
def test_who_does_it(table, stage, au, branded, white, fossil):
    expected = {AU: au, BRANDED: branded, WHITE: white, FOSSIL: fossil}
    for case, relation in expected.items():
        cell = table[stage, f"{case}_in_house"]
        assert cell["value"] == relation, case
        assert (cell["missing"] == "unknown") == (not relation), case
        assert table[stage, case]["value"], case


@pytest.mark.parametrize(("stage", "case", "what", "percent"), SALES)
def test_shares_of_sales(table, agrees, stage, case, what, percent):
    cell = table[stage, f"{case}_{what}"]
    agrees(cell, percent, percent, "percent")
    assert cell["source"] == ("emarketer_2018" if case == FOSSIL else "soko_company")


@pytest.mark.parametrize("case", [BRANDED, FOSSIL])
def test_shares_of_sales_make_a_whole(table, case):
    def share(stage, what):
        return table[stage, f"{case}_{what}"]["low"]

    retail = share("retail", "sales_share")
    assert share("wholesaler_distributor", "sales_share") + retail == 100
    assert (
        share("retail", "stores_sales_share") + share("retail", "ecommerce_sales_share") == retail
    )


@pytest.mark.parametrize("case", [BRANDED, WHITE])
def test_2500_or_more_suppliers(table, agrees, case):
    agrees(table["manufacturing", f"{case}_suppliers"], "2500", "", "person")


def test_no_figure_is_left_out_of_the_second_entry(table):
    numbers = [cell for cell in table.values() if cell["unit"]]
    assert len(numbers) == 4 + len(SALES) + 2
