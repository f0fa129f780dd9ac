import pytest

from microfactory.problems import ProblemsFound

from .building import NOT_APPLICABLE, make_grid


def test_worst_and_best_follow_the_direction():
    grid = make_grid({"a": {"x": (1, 3), "y": (1, 3)}}, directions={"y": -1})
    assert grid.worst.tolist() == [[1, -3]]
    assert grid.best.tolist() == [[3, -1]]


def test_select_takes_cases_and_indicators_in_the_order_asked_for():
    grid = make_grid({"a": {"x": 1, "y": 2}, "b": {"x": 3, "y": 4}}, themes={"y": "other"})
    part = grid.select(cases=["b", "a"], indicators=["y"])
    assert (part.cases, part.indicators, part.themes) == (("b", "a"), ("y",), ("other",))
    assert part.low.tolist() == [[4], [2]]


def test_common_names_what_it_leaves_out():
    grid = make_grid({"a": {"x": NOT_APPLICABLE, "y": 2}, "b": {"x": 3, "y": 4}})
    assert grid.left_out == ()
    assert grid.common().indicators == ("y",)
    assert grid.common().left_out == ("x",)


def test_an_unknown_name_gets_a_hint():
    grid = make_grid({"acme_knitwear": {"x": 1}})
    with pytest.raises(ProblemsFound, match="Did you mean 'acme_knitwear'"):
        grid.row("acme_knitwaer")
