"""One browser for all tests, without a network; Debian's chromium, or the one that CHROMIUM names."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

REPORTS = Path(__file__).resolve().parents[2] / "reports"
#: Not all 24 cases say the same thing in another way: the best known, a blend, one of which little is known.
CASES = ("soko_branded", "fossil_outsourced", "mcdonalds")


def found() -> str | None:
    """Return the path of a browser."""
    named = os.environ.get("CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser")


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")


@pytest.fixture(scope="session")
def browser():
    """Return a browser, or skip; where CI is set, a missing browser is an error."""
    path = found()
    if path is None:
        why = "no chromium: install it (apt-get install chromium) or name one in CHROMIUM"
        if in_ci():
            pytest.fail(why)
        pytest.skip(why)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


class Heard:
    """What a page asked for and complained of."""

    def __init__(self) -> None:
        self.outside: list[str] = []
        self.errors: list[str] = []

    def listen(self, page) -> None:
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", lambda dialog: (self.errors.append("a dialog"), dialog.dismiss()))

    def _asked(self, request) -> None:
        if not request.url.startswith((REPORTS.as_uri(), "data:", "file:///tmp/")):
            self.outside.append(request.url)

    def _said(self, message) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)


def opened(browser, width: int, scheme: str = "light", **options):
    """Return a page of a new context that has no network, with its ears."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        offline=True,
        reduced_motion="reduce",
        **options,
    )
    page, heard = context.new_page(), Heard()
    heard.listen(page)
    return page, heard


@pytest.fixture(scope="session")
def phone(browser):
    return opened(browser, 360, has_touch=True)


@pytest.fixture(scope="session")
def desk(browser):
    return opened(browser, 1280)


@pytest.fixture(scope="session")
def night(browser):
    return opened(browser, 1280, "dark")


@pytest.fixture(scope="session")
def lab(browser, tmp_path_factory):
    """Return a JupyterLab on a copy of the project; see `lab.Lab` for how to open a notebook."""
    from .lab import Lab

    started = Lab(browser, tmp_path_factory.mktemp("lab"))
    yield started
    started.close()
