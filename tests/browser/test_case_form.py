"""The form of `notebooks/add_a_case.ipynb`, filled in by keyboard in a JupyterLab that runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .lab import PATIENCE

pytestmark = pytest.mark.browser
MARKUP = "Acme <img src=x onerror=\"document.title='ran'\">"


@pytest.fixture(scope="module")
def page(lab):
    page = lab.open("add_a_case.ipynb", width=1400, height=1000)
    lab.run_all(page)
    yield page
    page.context.close()


@pytest.fixture(scope="module")
def form(page):
    form = page.locator(".jp-CodeCell").filter(has=page.locator(".widget-text")).last
    form.scroll_into_view_if_needed()
    return form


def field(form, name, number=0):
    """Return where something is typed or chosen, by the word before it."""
    label = form.get_by_text(name, exact=True).nth(number)
    return label.locator("xpath=..").locator("input, select")


def test_a_case_is_typed_seen_saved_and_checked(page, form, lab):
    save = form.get_by_role("button", name="Save the case file")
    expect(save).to_be_disabled()
    expect(form).to_contain_text("case.firm: found no words; expected what the firm is called")

    field(form, "id").press_sequentially("acme_baskets")
    field(form, "firm").press_sequentially(MARKUP)
    field(form, "product").press_sequentially("sisal basket")
    field(form, "country").press_sequentially("KE")
    expect(form).to_contain_text("acme_baskets: not determined", timeout=PATIENCE)
    expect(form).to_contain_text("0 of", timeout=PATIENCE)
    expect(save).to_be_enabled(timeout=PATIENCE)

    for name, answer in (
        ("scale", "local"), ("batch", "small"), ("integration", "units"),
        ("distribution", "centralized"), ("equipment", "hand_tools"),
        ("employees per site", "10_to_200"),
    ):  # fmt: skip
        field(form, name).select_option(answer)
    expect(form).to_contain_text("acme_baskets: a craft SME.", timeout=PATIENCE)

    field(form, "key").press_sequentially("owner_2018")
    field(form, "citation").press_sequentially("Talk with the owner, 14 March 2018")
    for name, typed in (("value", "600"), ("year", "2018"), ("at", "minute 12")):
        field(form, name).press_sequentially(typed)
    field(form, "unit").fill("KES/day")
    field(form, "status").select_option("estimate")
    field(form, "grade").select_option("C")
    expect(form).to_contain_text("Write 'KES_2018/day', if the prices are those", timeout=PATIENCE)
    expect(save).to_be_disabled(timeout=PATIENCE)
    field(form, "unit").fill("KES_2018/day")
    expect(form).to_contain_text("Daily wage", timeout=PATIENCE)
    expect(form).to_contain_text("$5.92", timeout=PATIENCE)
    expect(save).to_be_enabled(timeout=PATIENCE)

    save.click()
    expect(form).to_contain_text("data/cases/acme_baskets.yaml is saved", timeout=PATIENCE)
    saved = lab.project / "data" / "cases" / "acme_baskets.yaml"
    checked = subprocess.run(
        [str(Path(sys.executable).parent / "microfactory"), "check", str(saved)],
        env={**os.environ, "MICROFACTORY_ROOT": str(lab.project)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "acme_baskets: a craft SME." in checked.stdout
    assert "Daily wage" in checked.stdout and checked.stdout.endswith("0 errors, 0 warnings.\n")
    assert "onerror" in saved.read_text(encoding="utf-8"), "what was typed is kept as it was typed"
    assert page.title() != "ran" and form.locator("img").count() == 0


def test_a_second_save_leaves_the_first_alone(form, lab):
    saved = lab.project / "data" / "cases" / "acme_baskets.yaml"
    before = saved.read_bytes()
    form.get_by_role("button", name="Save the case file").click()
    expect(form).to_contain_text("found a file; expected none yet", timeout=PATIENCE)
    assert saved.read_bytes() == before


def test_what_it_comes_to_stays_in_sight_of_the_last_field(page, form):
    """Fields and answer stand side by side, and only the fields scroll."""
    form.get_by_text("registration", exact=True).scroll_into_view_if_needed()
    answer = form.get_by_text("acme_baskets: a craft SME.")
    expect(answer).to_be_in_viewport()
