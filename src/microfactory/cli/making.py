"""Run the pipeline, and prove that it repeats."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from microfactory.cli import Add


def index_cases(_: argparse.Namespace) -> int:
    """Bring the list of cases and the schema of case files up to date."""
    from microfactory import pipeline
    from microfactory.authoring import freshness

    if pipeline.index_cases():
        print(f"{pipeline.CASE_LIST.as_posix()} brought up to date.")
    if freshness.bring_up_to_date():
        print(f"{freshness.PLACE.as_posix()} brought up to date.")
    return 0


def repro(_: argparse.Namespace) -> int:
    """Run what is out of date."""
    from microfactory import pipeline

    return pipeline.repro()


def watch(_: argparse.Namespace) -> int:
    """Keep the pages current while files are edited, an edited case's page first; Ctrl-C ends it."""
    from microfactory import watch

    print("Watching data, notebooks, params.yaml and src. Ctrl-C ends it.", flush=True)
    try:
        watch.watch(lambda line: print(line, flush=True))
    except KeyboardInterrupt:
        print()
    return 0


def verify(_: argparse.Namespace) -> int:
    """Run the whole pipeline in a second folder and compare every byte."""
    from microfactory import pipeline

    return pipeline.verify()


def refresh(options: argparse.Namespace) -> int:
    """Run notebooks anew and keep the outputs in them."""
    from microfactory import paths, pipeline, render
    from microfactory.warm.driver import serving_here

    chosen = [Path(path) for path in options.notebooks]
    with serving_here(pipeline.surroundings(), str(paths.root())):
        for path in chosen or sorted((paths.root() / "notebooks").glob("*.ipynb")):
            print(f"  {path.name}", flush=True)
            render.refresh(path)
    return 0


def register(add: Add) -> None:
    """Add the commands."""
    add("index-cases", index_cases)
    add("repro", repro)
    add("watch", watch)
    add("verify", verify)
    add("refresh", refresh).add_argument("notebooks", nargs="*", metavar="NOTEBOOK")
