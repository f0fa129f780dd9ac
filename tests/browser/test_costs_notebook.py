"""The sliders of the costs notebook, moved by keyboard in a JupyterLab that runs."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .lab import PATIENCE

pytestmark = pytest.mark.browser
#: The sliders in their order, and what the answer says of the place where one stands.
MOVED = {
    "expected demand, pieces": "at 1,400 pieces",  # three steps of a twentieth of a decade up from 1,000
    "uncertainty half a year ahead": "demand uncertain by {:g}",
    "wage, dollars an hour": "wage {:g} dollars an hour",
    "shipping, dollars a piece": "shipping {:g} dollars a piece",
    "lead time, weeks": "lead time {:g} weeks",
}


@pytest.fixture(scope="module")
def notebook(lab):
    page = lab.open("costs.ipynb")
    lab.run_all(page)
    yield page
    page.context.close()


def answer_of(page):
    """Return the cell that holds the sliders, and what it answers."""
    cell = page.locator(".jp-CodeCell").filter(has=page.locator(".widget-slider"))
    return cell, cell.locator(".widget-output")


@pytest.mark.parametrize("label", MOVED)
def test_a_slider_moved_by_keyboard_changes_the_answer(notebook, label):
    cell, answer = answer_of(notebook)
    expect(answer).to_contain_text("Probability of winning at", timeout=PATIENCE)
    before, drawn = answer.inner_text(), answer.locator("img").get_attribute("src")
    slider = cell.locator(".widget-slider").filter(has_text=label).get_by_role("slider")
    stood = float(slider.get_attribute("aria-valuetext"))
    slider.focus()
    for _ in range(3):
        notebook.keyboard.press("ArrowRight")
    stands = float(slider.get_attribute("aria-valuetext"))
    assert stands > stood
    said = MOVED[label].format(stands)
    assert said not in before
    expect(answer).to_contain_text(said, timeout=PATIENCE)
    expect(answer.locator("img")).not_to_have_attribute("src", drawn, timeout=PATIENCE)


def test_another_model_takes_the_sliders_to_its_own_values(notebook):
    cell, answer = answer_of(notebook)
    lead = cell.locator(".widget-slider").filter(has_text="lead time").get_by_role("slider")
    stood = lead.get_attribute("aria-valuenow")
    cell.get_by_role("combobox").select_option("Mass production")
    expect(lead).not_to_have_attribute("aria-valuenow", stood, timeout=PATIENCE)
    expect(answer).to_contain_text("nothing is changed", timeout=PATIENCE)
