"""A JupyterLab of its own for a test: a copy of the project, a free port, no token, no network.

A test asks for the fixture ``lab`` and opens a notebook as a reader would::

    page = lab.open("costs.ipynb")
    lab.run_all(page)
    page.get_by_role("slider", name="lead time").press("ArrowRight")
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Locator, Page, expect

ROOT = Path(__file__).resolve().parents[2]
#: A notebook that runs on a busy machine; in milliseconds, as Playwright counts.
PATIENCE = 240_000
#: Nobody is asked for news, and nothing is fetched.
QUIET = """{"fetchNews": "false", "checkForUpdates": false, "doNotDisturbMode": true}"""
IDLE = re.compile(r"\[\d+\]:")


class Lab:
    """A JupyterLab that serves a copy of the project until it is closed."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.project = folder / "project"
        self._browser, self._folder = browser, folder
        copy_of_the_project(self.project)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self._log = folder / "lab.log"
        with self._log.open("w", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                self._command(),
                cwd=self.project,
                env=self._environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            self._wait()
        except BaseException:
            self.close()
            raise

    @property
    def address(self) -> str:
        """Return where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def _command(self) -> list[str]:
        return [
            *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
            *("--ip=127.0.0.1", f"--port={self.port}", "--ServerApp.port_retries=0"),
            *("--IdentityProvider.token=", "--ServerApp.password="),
            *("--LabApp.extension_manager=readonly", f"--ServerApp.root_dir={self.project}"),
        ]

    def _environment(self) -> dict[str, str]:
        """Nothing of the reader's own Jupyter is read or written."""
        places = ("CONFIG_DIR", "RUNTIME_DIR", "DATA_DIR")
        own = {f"JUPYTER_{place}": str(self._folder / place.lower()) for place in places}
        settings = self._folder / "settings"
        quiet = settings / "@jupyterlab" / "apputils-extension"
        quiet.mkdir(parents=True, exist_ok=True)
        (quiet / "notification.jupyterlab-settings").write_text(QUIET, encoding="utf-8")
        return {
            **os.environ,
            **own,
            "JUPYTERLAB_SETTINGS_DIR": str(settings),
            "JUPYTERLAB_WORKSPACES_DIR": str(self._folder / "workspaces"),
            "IPYTHONDIR": str(self._folder / "ipython"),
            "MICROFACTORY_ROOT": str(self.project),
        }

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < until:
            if self._process.poll() is not None:
                break
            try:
                with urlopen(f"{self.address}/api/status", timeout=5) as answer:
                    if answer.status == 200:
                        return
            except (URLError, OSError):
                time.sleep(0.2)
        raise RuntimeError(f"JupyterLab did not start:\n{self._log.read_text(encoding='utf-8')}")

    def open(self, notebook: str, width: int = 1280, height: int = 900) -> Page:
        """Return a page with the notebook open and its kernel chosen."""
        page = self._browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce"
        ).new_page()
        page.set_default_timeout(PATIENCE)
        page.route(lambda url: not url.startswith(self.address), lambda route: route.abort())
        page.goto(f"{self.address}/lab/tree/notebooks/{notebook}?reset")
        page.locator(".jp-Notebook .jp-Cell").first.wait_for()
        choice = page.get_by_role("dialog").get_by_role("button", name="Select")
        ready = page.get_by_text("Python 3 (ipykernel) | Idle", exact=True)
        expect(ready.or_(choice).first).to_be_visible(timeout=PATIENCE)
        if choice.is_visible():
            choice.click()
        expect(ready.first).to_be_visible(timeout=PATIENCE)
        return page

    def run_all(self, page: Page) -> None:
        """Forget the committed outputs, run every cell, and wait until the last one has run."""
        choose(page, "Edit", "Clear Outputs of All Cells")
        expect(prompts(page).last).to_have_text("[ ]:")
        choose(page, "Run", "Run All Cells")
        expect(prompts(page).last).to_have_text(IDLE, timeout=PATIENCE)
        assert not page.locator(".jp-Notebook [data-mime-type$='.stderr']").all_inner_texts()

    def close(self) -> None:
        """End this JupyterLab and the kernels that it started, and nothing else."""
        for sent, patience in ((signal.SIGTERM, 20), (signal.SIGKILL, 20)):
            if self._process.poll() is not None:
                return
            os.killpg(self._process.pid, sent)
            try:
                self._process.wait(patience)
            except subprocess.TimeoutExpired:
                continue


def choose(page: Page, menu: str, entry: str) -> None:
    """Choose an entry of the menu bar."""
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.get_by_role("menuitem", name=entry, exact=True).click()


def prompts(page: Page) -> Locator:
    """Return the numbers before the cells of code, ``[ ]:`` where one has not run."""
    return page.locator(".jp-Notebook .jp-CodeCell .jp-InputPrompt")


def copy_of_the_project(folder: Path) -> None:
    """Copy what a notebook reads: what people write, and the finished tables."""
    for name in ("data", "notebooks"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints")
        )
    for name in ("dvc.yaml", "params.yaml"):
        shutil.copy2(ROOT / name, folder / name)
