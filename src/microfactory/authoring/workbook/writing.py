"""Write the workbook. Everything in it is text, so that nothing is ever a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, get_args

from microfactory.authoring.form import HEAD
from microfactory.authoring.sheet import COLUMNS, PARTS, Row
from microfactory.authoring.vocabulary import Vocabulary
from microfactory.authoring.workbook.layout import GUIDE, HELP, LISTS, SHEETS
from microfactory.cases.model import Relation, TypeName
from microfactory.codes import COUNTRIES, FORMULA
from microfactory.evidence import Grade, SourceKind, Status
from microfactory.registers import VariableKind

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


def workbook(rows: Sequence[Row], words: Vocabulary) -> bytes:
    """Return the workbook with the given rows, each on the sheet of its part."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    front = book.active
    assert front is not None
    front.title = HELP
    front.column_dimensions["A"].width = 110
    for number, line in enumerate(GUIDE, start=1):
        front.cell(number, 1, line).alignment = Alignment(wrap_text=True, vertical="top")
    front.cell(1, 1).font = Font(bold=True)
    lists = _Lists(book.create_sheet(LISTS))
    for title, parts in SHEETS.items():
        own = [row for row in rows if row["part"] in parts]
        _fill(book.create_sheet(title, len(book.sheetnames) - 1), parts, own, words, lists)
    lists.sheet.sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    return _undated(file)


def _undated(file: io.BytesIO) -> bytes:
    """Return a workbook without the times at which it was made: the same form, the same bytes."""
    found = io.BytesIO()
    with zipfile.ZipFile(file) as dated, zipfile.ZipFile(found, "w") as plain:
        for part in sorted(dated.namelist()):
            content = dated.read(part)
            if part == "docProps/core.xml":
                content = re.sub(rb"<dcterms:(created|modified).*?</dcterms:\1>", b"", content)
            info = zipfile.ZipInfo(part, (2018, 5, 16, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            plain.writestr(info, content)
    return found.getvalue()


class _Lists:
    """The hidden sheet that drop-downs take their words from."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self._places: dict[tuple[str, ...], str] = {}

    def place(self, answers: Sequence[str]) -> str:
        """Return the cells that hold the answers, as a drop-down names them."""
        key = tuple(answers)
        if key not in self._places:
            column = len(self._places) + 1
            for number, answer in enumerate(key, start=1):
                _write_text(self.sheet.cell(number, column), answer)
            letter = self.sheet.cell(1, column).column_letter
            self._places[key] = f"{LISTS}!${letter}$1:${letter}${len(key)}"
        return self._places[key]


def _fill(
    sheet: Worksheet,
    parts: Sequence[str],
    rows: Sequence[Row],
    words: Vocabulary,
    lists: _Lists,
) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    columns = [name for name in COLUMNS if any(name in ("part", *PARTS[part]) for part in parts)]
    advice = ["help"] if parts[0] in ("case", "criteria", "facts") else []
    header = [*columns[:2], *advice, *columns[2:]]
    if "step" in header:  # seldom needed
        header.remove("step")
        header.append("step")
    grey = PatternFill("solid", fgColor="EEF1F4")
    for place, name in enumerate(header, start=1):
        cell = sheet.cell(1, place)
        _write_text(cell, name)
        cell.font, cell.fill = Font(bold=True), grey
        width = {"help": 52, "note": 40, "value": 18, "citation": 50, "at": 22, "name": 30}
        sheet.column_dimensions[cell.column_letter].width = width.get(name, 15)
    for number, row in enumerate(rows, start=2):
        texts = {**row, "help": _help(row, words)} if advice else row
        for place, name in enumerate(header, start=1):
            cell = sheet.cell(number, place)
            _write_text(cell, texts.get(name, ""))
            if name == "help":
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(color="59616B")
    _drop_downs(sheet, header, rows, words, lists)
    sheet.freeze_panes = "C2"


def _write_text(cell: Cell, text: str) -> None:
    """Write text that stays text, whatever it begins with."""
    cell.number_format = "@"
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(FORMULA)


def _help(row: Row, words: Vocabulary) -> str:
    part, name = row["part"], row.get("name", "")
    if part == "case":
        return dict(HEAD).get(name, "")
    for group in ("criteria", "discriminators"):
        for question in getattr(words, group):
            if part == group and question.name == name:
                count = "a number, or " if question.is_count else ""
                return f"{count}{', '.join(question.answers)}"
    variable = words.variables.get(name) if part == "facts" else None
    return f"{variable.label}: {' '.join(variable.description.split())}" if variable else ""


def _drop_downs(
    sheet: Worksheet,
    header: Sequence[str],
    rows: Sequence[Row],
    words: Vocabulary,
    lists: _Lists,
) -> None:
    """Offer what may stand in each column, and in the rows of questions and categories."""
    part = rows[0]["part"] if rows else ""
    whole: dict[str, Sequence[str]] = {
        "status": list(Status),
        "grade": list(Grade),
        "approx": ("yes", "no"),
        "self_reported": ("yes", "no"),
        "kind": list(SourceKind),
        "relation": get_args(Relation),
        "source": sorted(words.sources),
    }
    if part in ("facts", "unknown"):
        whole["name"] = sorted(words.variables)
        whole["unit"] = sorted({one.unit for one in words.variables.values() if one.unit})
    last = len(rows) + 200
    for name, answers in whole.items():
        if name in header:
            letter = sheet.cell(1, header.index(name) + 1).column_letter
            strict = name not in ("source", "unit", "relation")
            _offer(sheet, f"{letter}2:{letter}{last}", answers, lists, strict)
    if "value" not in header:
        return
    letter = sheet.cell(1, header.index("value") + 1).column_letter
    for number, row in enumerate(rows, start=2):
        answers = _answers(row, words)
        if answers:
            strict = row["part"] == "facts"
            _offer(sheet, f"{letter}{number}", answers, lists, strict)


def _answers(row: Row, words: Vocabulary) -> Sequence[str]:
    part, name = row["part"], row.get("name", "")
    if part == "case":
        return sorted(COUNTRIES) if name == "country" else ()
    if part == "source_class":
        return get_args(TypeName) if name == "type" else ()
    if part in ("criteria", "discriminators"):
        return next((q.answers for q in getattr(words, part) if q.name == name), ())
    variable = words.variables.get(name) if part == "facts" else None
    return variable.categories if variable and variable.kind is VariableKind.CATEGORY else ()


def _offer(
    sheet: Worksheet, cells: str, answers: Sequence[str], lists: _Lists, strict: bool
) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    offer = DataValidation(type="list", formula1=lists.place(answers), allow_blank=True)
    offer.showErrorMessage = strict
    offer.error, offer.errorTitle = "Please choose one of the list.", "Not one of the list"
    sheet.add_data_validation(offer)
    offer.add(cells)
