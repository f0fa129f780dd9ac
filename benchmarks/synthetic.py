"""A casebook of synthetic cases, marked as such, in a folder of its own: never in ``data/cases``."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
from ruamel.yaml import YAML

from microfactory import paths

MARK = "Synthetic"


def project(folder: Path, number: int, seed: int = 1) -> list[str]:
    """Make a project with synthetic cases beside the three of reference; return their ids.

    A synthetic case is a case of the thesis under another name, with its numbers moved at random and
    some of its facts taken away: so it has gaps and intervals as real ones have. Its id, title and
    summary say that it is synthetic.
    """
    root = paths.root()
    shutil.copytree(root / "data", folder / "data", ignore=shutil.ignore_patterns("tidy", "cases"))
    for name in ("dvc.yaml", "params.yaml"):
        shutil.copy2(root / name, folder / name)
    shutil.copytree(root / "notebooks", folder / "notebooks")
    place = folder / "data" / "cases"
    place.mkdir()
    yaml, rng = YAML(typ="safe"), np.random.default_rng(seed)
    yaml.default_flow_style = False
    models = [
        yaml.load(path.read_text(encoding="utf-8"))
        for path in sorted((root / "data" / "cases").glob("*.yaml"))
        if "synthetic" not in path.stem
    ]
    models = [model for model in models if len(model.get("facts", {})) >= 5]
    ids = []
    for count in range(number):
        model = models[count % len(models)]
        ids.append(f"synthetic_{count:04}")
        with (place / f"{ids[-1]}.yaml").open("w", encoding="utf-8") as file:
            yaml.dump(changed(model, ids[-1], rng), file)
    for case in ("soko_branded", "au_enterprises", "fossil_outsourced"):
        shutil.copy2(root / "data" / "cases" / f"{case}.yaml", place)
        ids.append(case)
    listed = "".join(f"  - {case}\n" for case in sorted(ids))
    (folder / "data" / "cases.yaml").write_text(f"cases:\n{listed}", encoding="utf-8")
    return sorted(ids)


def changed(model: dict, case: str, rng: np.random.Generator) -> dict:
    """Return a case with the model's shape and other numbers."""
    found = {**model, "case": {**model["case"], "id": case, "firm": f"{MARK} firm {case[-4:]}"}}
    found["case"]["title"] = f"{MARK} case {case[-4:]}"
    found["case"]["summary"] = f"{MARK}: made by chance for a benchmark; there is no such firm."
    facts = {}
    for name, records in model.get("facts", {}).items():
        if rng.random() < 0.2:
            continue
        facts[name] = [
            moved(record, rng) if isinstance(record, dict) else record for record in records
        ]
    found["facts"] = facts
    found.pop("unknown", None)
    found.pop("source_class", None)
    return found


def moved(record: dict, rng: np.random.Generator) -> dict:
    """Return a record with its numbers moved by up to a tenth."""
    factor = float(rng.uniform(0.9, 1.0))
    return {
        key: round(value * factor, 6)
        if key in ("value", "low", "high")
        and isinstance(value, (int, float))
        and value not in (0, 1)
        else value
        for key, value in record.items()
    }
