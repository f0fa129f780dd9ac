"""How the results are computed, and every table for download with its dictionary."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from microfactory.evidence import Grade, Missing, Status
from microfactory.navigation import navigation
from microfactory.page import render_page


def methods(package: Mapping[str, Any], built: Collection[str]) -> str:
    """Return the page of methods and data.

    Parameters
    ----------
    package
        The description of the tables (`microfactory.data_package.descriptor`).
    built
        Files of the pages that are there to be led to.
    """
    return render_page(
        "methods.html.j2",
        title="Methods and data",
        description="How the results are computed, and every table for download",
        nav=navigation("methods.html"),
        built=built,
        grades=[(str(grade), grade.meaning) for grade in Grade],
        statuses=[str(status) for status in Status],
        missing=[str(kind).replace("_", " ") for kind in Missing],
        tables=[_table(resource) for resource in package["resources"]],
    )


def _table(resource: Mapping[str, Any]) -> dict[str, Any]:
    fields = [
        {
            "name": field["name"],
            "type": field["type"],
            "unit": field.get("unit", ""),
            "meaning": field["description"],
            "values": ", ".join(field.get("constraints", {}).get("enum", [])),
        }
        for field in resource["schema"]["fields"]
    ]
    return {
        "id": resource["name"],
        "title": resource["title"],
        "about": resource["description"],
        "csv": f"data/{resource['path']}",
        "parquet": f"data/{str(resource['path']).removesuffix('.csv')}.parquet",
        "rows": f"{resource['rows']:,}",
        "size": _size(int(resource["bytes"])),
        "key": ", ".join(resource["schema"].get("primaryKey", [])),
        "fields": fields,
    }


def _size(count: int) -> str:
    """Return a number of bytes as a reader would say it.

    Examples
    --------
    >>> _size(512), _size(20_480), _size(3_000_000)
    ('1 kB', '20 kB', '3.0 MB')
    """
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(count // 1000, 1)} kB"
