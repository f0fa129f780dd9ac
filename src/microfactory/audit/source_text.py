"""A reader's own copy of the thesis: its text, squeezed so that layout does not matter, and its places.

Nothing of it is stored. Typographic quotes and dashes, ligatures, line breaks, hyphens at line ends,
markup and thousands separators differ between copies; what is compared has none of them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from microfactory import paths
from microfactory.problems import Problem, ProblemsFound
from microfactory.registers import Artefacts

#: A thesis is smaller; a larger file is another one.
LARGEST_FILE = 100_000_000
CAPTION = re.compile(r"(table|figure)([0-9]{1,2})(?=[^0-9]|$)")
CAPTION_LINE = re.compile(r"\W*(?:table|figure)\s+[0-9]{1,2}\s*[:.]", re.IGNORECASE)
CHAPTER_LINE = re.compile(r"\W*chapter\s+([1-9])\b", re.IGNORECASE)
#: So many squeezed letters may be left out where printed words have an omission.
OMISSION = 900
#: A heading is a line of its own; one that is longer than this many characters is prose.
LONGEST_HEADING = 120


def read_source(path: Path) -> list[str]:
    """Return the lines of a copy, from plain text or from a PDF.

    Raises
    ------
    ProblemsFound
        If the file is not there, too large, no text, or a PDF without text or under a password.
    """
    where = paths.shown(path)
    expected = "a copy of the thesis as plain text (UTF-8) or PDF"

    def stop(found: str, hint: str = "") -> ProblemsFound:
        return ProblemsFound([Problem(where, found, expected, hint)])

    if not path.is_file():
        raise stop("a folder or a device" if path.exists() else "no such file")
    if path.stat().st_size > LARGEST_FILE:
        raise stop("more than 100 MB")
    content = path.read_bytes()
    if content.startswith(b"%PDF"):
        return _pdf_lines(path, stop)
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise stop("neither UTF-8 text nor a PDF", "Save the text as UTF-8.") from None
    if not any(line.strip() for line in lines):
        raise stop("an empty file")
    return lines


def _pdf_lines(path: Path, stop: object) -> list[str]:
    """Return the lines of a PDF."""
    import pypdf
    from pypdf.errors import PyPdfError

    assert callable(stop)
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted:
            raise stop("a PDF under a password", "Save it without one.")
        lines = [line for page in reader.pages for line in page.extract_text().splitlines()]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        if isinstance(error, ProblemsFound):
            raise
        raise stop(f"a PDF that cannot be read ({type(error).__name__})") from None
    if not any(line.strip() for line in lines):
        raise stop("a PDF without text, perhaps scanned", "Recognise its text first.")
    return lines


def squeeze(text: str) -> str:
    r"""Return text as it is compared: letters, digits and the signs of figures, nothing of layout.

    Examples
    --------
    >>> squeeze("“Soko’s” 2,500+ arti-\nsans, 20 – 30% (ﬁrst)"), squeeze(r"\$0.60 a day.")
    ('sokos2500+artisans20-30%first', '$0.60aday')
    """
    text = re.sub(r"</?[a-zA-Z]{1,10}>", " ", text).replace("\\", "")
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"(?<=[0-9])[,\u2009\u202f](?=[0-9]{3}(?![0-9]))", "", text)
    text = re.sub(r"[\u2010-\u2015\u2212]", "-", text)
    text = re.sub(r"(?<=[0-9%])\s*-\s*(?=[0-9$])", "~-~", text)  # a range keeps its dash
    text = re.sub(r"\.(?![0-9])|(?<![0-9])\.(?=[a-z])", "", text)
    text = re.sub(r"(?<=[0-9])[^0-9a-z$%+~£/<>=.]+(?=[0-9])", "_", text)  # two numbers stay two
    text = text.replace("~-~", "\u0000")
    return re.sub(r"[^a-z0-9$%+~£/<>=._\u0000]", "", text).replace("\u0000", "-")


@dataclass(frozen=True)
class Copy:
    """A copy of the thesis, squeezed, with the places where its headings and captions stand.

    Parameters
    ----------
    text
        The squeezed text.
    places
        (chapter, heading or label, begin, end) of every section, table and figure that was found.
    """

    text: str
    places: Sequence[tuple[int, str, int, int]]

    def spans(self, at: str) -> list[tuple[int, int]]:
        """Return where the places of a locator begin and end; none if no heading was found."""
        found = []
        for place in at.split(";"):
            chapter, _, rest = place.strip().removeprefix("ch. ").partition(", ")
            number = int(chapter) if chapter.isdigit() else 0
            wanted = _key(rest or chapter)
            for of, name, begin, end in self.places:
                if of == number and (name == wanted or (not rest and number)):
                    found.append((begin, end))
        return found

    def occurrences(self, printed: str) -> Iterator[int]:
        """Yield where printed words stand; an omission in them may be anything up to some lines."""
        parts = parts_of(printed)
        if not parts:
            return
        place = self._find(parts[0], 0)
        while place >= 0:
            after = place + len(parts[0])
            for part in parts[1:]:
                near = self._find(part, after)
                if near < 0 or near - after > OMISSION:
                    break
                after = near + len(part)
            else:
                yield place
            place = self._find(parts[0], place + 1)

    def _find(self, part: str, start: int) -> int:
        """Return where a part stands next, not inside a longer number; -1 if nowhere."""
        place = self.text.find(part, start)
        while place >= 0:
            before, after = (
                self.text[max(0, place - 1) : place],
                self.text[place + len(part) : place + len(part) + 2],
            )
            inside = part[0].isdigit() and (before.isdigit() or before == ".")
            inside |= part[-1].isdigit() and bool(re.match(r"[0-9]|\.[0-9]", after))
            if not inside:
                return place
            place = self.text.find(part, place + 1)
        return -1


def parts_of(printed: str) -> list[str]:
    """Return printed words as they are looked for, what stands around an omission apart.

    Examples
    --------
    >>> parts_of("Turning models ... into products"), parts_of("--")
    (['turningmodels', 'intoproducts'], [])
    """
    parts = (squeeze(part) for part in re.split(r"\.\.\.|…", printed))
    return [part for part in parts if part.strip("-")]


def _key(heading: str) -> str:
    """Return a heading as it is looked for: the last part after a dash, squeezed."""
    return squeeze(heading.rpartition(" - ")[2]).replace("-", "")


def copy_of(lines: Sequence[str], register: Artefacts) -> Copy:
    """Return a copy with its places.

    Parameters
    ----------
    lines
        Of `read_source`.
    register
        ``data/artefacts.yaml``, which knows the headings and the captions.
    """
    headings = {
        chapter.number: {_key(section): _key(section) for section in chapter.sections}
        for chapter in register.chapters
    }
    {chapter.number: _key(chapter.title) for chapter in register.chapters}
    titles = {chapter.number: _key(chapter.title) for chapter in register.chapters}
    begins = _chapter_lines(lines)
    whole = "\n".join(lines)
    squeezed, starts, offset = [], [], 0
    text = squeeze(whole)
    # Lines are squeezed one by one for their places; what crosses a line end is in the whole only.
    for line in lines:
        starts.append(offset)
        part = squeeze(line)
        squeezed.append(part)
        offset += len(part)
    scale = len(text) / offset if offset else 1.0
    marks: list[tuple[int, str, int, bool]] = []
    for number, line in enumerate(lines):
        passed = bisect_right(list(begins), number)
        chapter = list(begins.values())[passed - 1] if passed else 0
        at = int(starts[number] * scale)
        if CAPTION_LINE.match(line):
            caption = CAPTION.match(squeezed[number])
            if caption:
                marks.append((chapter, f"{caption[1]}{caption[2]}", at, True))
        elif number in begins:
            marks.append((chapter, titles.get(chapter, ""), at, False))
        elif len(line) <= LONGEST_HEADING and chapter:
            name = _key(line.replace("–", "-").replace("—", "-").replace("\u201c", "").strip(" *#"))
            if name and name in headings.get(chapter, {}):
                marks.append((chapter, name, at, False))
    return Copy(text, tuple(_ranges(marks, len(text))))


def _chapter_lines(lines: Sequence[str]) -> dict[int, int]:
    """Return line -> chapter for where the chapters begin: the last mention of each as a heading."""
    last: dict[int, int] = {}
    for number, line in enumerate(lines):
        found = CHAPTER_LINE.match(line)
        if found and len(line) <= LONGEST_HEADING and not re.search(r"\d\W*$", line):
            last[int(found[1])] = number
    return {number: chapter for chapter, number in sorted(last.items(), key=lambda one: one[1])}


def _ranges(
    marks: Sequence[tuple[int, str, int, bool]], end: int
) -> Iterator[tuple[int, str, int, int]]:
    """Yield each place with its end: a section ends at the next heading, a table at the next mark."""
    first = min((begin for _, _, begin, _ in marks), default=end)
    yield 0, "abstract", 0, first
    yield 0, "tableofcontents", 0, first
    slack = max(200, end // 500)  # a mark's place is known to some lines only
    for position, (chapter, name, begin, is_caption) in enumerate(marks):
        later = marks[position + 1 :]
        ends = [other for _, _, other, caption in later if is_caption or not caption]
        yield chapter, name, max(0, begin - slack), min(end, (ends or [end])[0] + slack)
    if marks:
        yield 0, "references", marks[-1][2], end
