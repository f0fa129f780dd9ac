"""Sliders for a reader in JupyterLab, the same figure for everybody else."""

from __future__ import annotations

import pytest

from microfactory.cost_report import interactive as module
from microfactory.cost_report.interactive import Sliders, answer, explorer, in_words, is_live
from microfactory.problems import ProblemsFound
from microfactory.reading import Drawn

ASKED = (1000, 0.5, "networked_craft")
FIGURE = Drawn("<svg/>", {"title": "Who wins", "alt": "Mass 50%.", "caption": "As changed."})


@pytest.fixture(autouse=True)
def few_draws(monkeypatch):
    monkeypatch.setattr(module, "DRAWS", 200)


def test_without_a_reader_it_is_a_figure(monkeypatch):
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    assert not is_live()
    one, two = explorer(*ASKED), explorer(*ASKED)
    assert isinstance(one, Drawn) and one == two
    assert "nothing is changed" in one.words["caption"]


def test_a_change_is_said_and_moves_the_answer():
    before, after = answer(*ASKED), answer(*ASKED, shipping=0.0, wage=0.3)
    assert "wage 0.3 dollars an hour and shipping 0 dollars a piece" in after.words["caption"]
    assert before.words["alt"] != after.words["alt"]


def test_the_sliders_say_what_they_draw():
    assert in_words(FIGURE).text == "**Who wins.** Mass 50%. As changed."


def test_a_model_that_is_none_is_refused():
    with pytest.raises(ProblemsFound, match="networked_craft"):
        answer(1000, 0.5, "networked_kraft", wage=1.0)


def widgets(found):
    chosen, many, unsure, wage, shipping, lead, shown = found.box.children
    return {
        "model": chosen,
        "volume": many,
        "unsure": unsure,
        "wage": wage,
        "shipping": shipping,
        "lead": lead,
        "shown": shown,
    }


def test_with_a_reader_the_sliders_drive_the_figure(monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", "costs.ipynb")
    asked = []

    def noted(*args, **kwargs):
        asked.append((args, kwargs))
        return FIGURE

    monkeypatch.setattr(module, "answer", noted)
    found = explorer(*ASKED)
    assert isinstance(found, Sliders)
    parts = widgets(found)
    # The sliders stand where the data are, which changes nothing yet.
    assert asked[-1] == (
        (1000.0, 0.5, "networked_craft"),
        {"wage": None, "shipping": None, "lead_time": None},
    )
    assert parts["wage"].value == pytest.approx(0.75, abs=0.06)
    assert parts["lead"].value == pytest.approx(5.0)
    parts["lead"].value = 12.0
    assert asked[-1][1] == {"wage": None, "shipping": None, "lead_time": 12.0}
    parts["unsure"].value = 1.0
    assert asked[-1][0][1] == 1.0 and asked[-1][1]["lead_time"] == 12.0
    parts["model"].value = "mass_production"
    assert asked[-1][0][2] == "mass_production"
    assert asked[-1][1] == {"wage": None, "shipping": None, "lead_time": None}


def test_parameters_of_the_notebook_move_the_sliders(monkeypatch):
    monkeypatch.setenv("JPY_SESSION_NAME", "costs.ipynb")
    asked = []
    monkeypatch.setattr(module, "answer", lambda *args, **kwargs: asked.append(kwargs) or FIGURE)
    found = explorer(*ASKED, wage=2.0)
    assert widgets(found)["wage"].value == 2.0 and asked[-1]["wage"] == 2.0
