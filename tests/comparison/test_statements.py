from microfactory.comparison import pair_statements

from .building import NOT_APPLICABLE, make_grid


def test_each_indicator_has_its_statement():
    first = {"a": 5, "b": 3, "c": 4, "d": (4, 6), "e": (2, 4), "f": None, "g": NOT_APPLICABLE}
    second = {"a": 4, "b": 4, "c": 4, "d": (3, 4), "e": (4, 5), "f": 3, "g": 1}
    table = pair_statements(make_grid({"x": first, "y": second}), "x", "y")
    assert table["statement"].tolist() == [
        "better",
        "worse",
        "equal",
        "at least as good",
        "at most as good",
        "open",
        "not comparable",
    ]
    assert table.loc[5, ["low", "high", "known", "other_known"]].tolist() == [0, 10, False, True]


def test_direction_turns_the_statement_round():
    grid = make_grid({"x": {"a": 5}, "y": {"a": 4}}, directions={"a": -1})
    assert pair_statements(grid, "x", "y")["statement"].tolist() == ["worse"]
