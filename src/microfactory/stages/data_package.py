"""Gather every tidy table for download, with the description that other programs read."""

from __future__ import annotations

import json

from microfactory import data_package, paths, registers, tables


def main() -> None:
    """Write each table as CSV and Parquet, and ``datapackage.json`` beside them."""
    tidy = paths.root() / "data" / "tidy"
    names = [path.relative_to(tidy).with_suffix("").as_posix() for path in tidy.rglob("*.parquet")]
    found = data_package.combined({name: tables.read(name) for name in names})
    folder = paths.root() / "reports" / "data"
    for name, frame in found.items():
        with paths.replacing(folder / f"{name}.csv") as temporary:
            temporary.write_bytes(data_package.csv_bytes(frame))
        with paths.replacing(folder / f"{name}.parquet") as temporary:
            frame.to_parquet(temporary, engine="pyarrow", index=False, compression="zstd")
    about = data_package.descriptor(found, registers.sources())
    paths.write_text(
        folder / "datapackage.json", json.dumps(about, indent=1, ensure_ascii=False) + "\n"
    )
    for path in folder.iterdir():
        if path.stem not in {*found, "datapackage"}:
            path.unlink()
