"""Where files are, and outputs that are whole or not there."""

from pathlib import Path

import pytest

from microfactory import paths


@pytest.fixture(autouse=True)
def no_override(monkeypatch):
    monkeypatch.delenv("MICROFACTORY_ROOT", raising=False)


@pytest.fixture
def small(tmp_path):
    """Return a folder that is a project by its marks."""
    (tmp_path / "data").mkdir()
    (tmp_path / "dvc.yaml").touch()
    (tmp_path / "data" / "sources.yaml").touch()
    return tmp_path.resolve()


def test_the_root_is_looked_for_upwards(small, monkeypatch):
    inner = small / "notebooks" / "deep"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert paths.root() == small
    assert paths.root(small / "data") == small


def test_elsewhere_the_package_s_own_project_is_meant(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert paths.root() == Path(__file__).resolve().parents[1]


def test_both_marks_are_needed(small):
    inner = small / "inner"
    (inner / "data").mkdir(parents=True)
    (inner / "dvc.yaml").touch()
    assert paths.root(inner) == small


def test_the_override_comes_first_and_nothing_takes_its_place(small, tmp_path, monkeypatch):
    monkeypatch.setenv("MICROFACTORY_ROOT", str(small))
    assert paths.root() == small
    monkeypatch.setenv("MICROFACTORY_ROOT", str(small / "data"))
    with pytest.raises(paths.NoProject, match=r"dvc\.yaml and data/sources\.yaml"):
        paths.root()


def test_a_relative_override_and_a_link_are_followed(small, monkeypatch):
    monkeypatch.chdir(small / "data")
    monkeypatch.setenv("MICROFACTORY_ROOT", "..")
    assert paths.root() == small
    assert paths.shown(small / "data" / "x.csv") == "data/x.csv"
    link = small / "link"
    link.symlink_to(small, target_is_directory=True)
    monkeypatch.setenv("MICROFACTORY_ROOT", str(link))
    assert paths.shown(link / "data" / "x.csv") == "data/x.csv"


def test_what_lies_outside_is_shown_whole(small, monkeypatch):
    monkeypatch.setenv("MICROFACTORY_ROOT", str(small))
    assert paths.shown(Path("/elsewhere/a.yaml")) == "/elsewhere/a.yaml"


def names(folder):
    return [path.name for path in folder.iterdir()]


def test_an_output_is_whole(tmp_path):
    target = tmp_path / "new" / "out.txt"
    paths.write_text(target, "é\nb\n")
    assert target.read_bytes() == "é\nb\n".encode()
    assert names(target.parent) == ["out.txt"]


def test_a_failed_output_leaves_the_old_one_and_nothing_else(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old")
    with pytest.raises(RuntimeError), paths.replacing(target) as temporary:
        temporary.write_text("half")
        assert target.read_text() == "old"
        raise RuntimeError
    assert target.read_text() == "old"
    assert names(tmp_path) == ["out.txt"]


def test_text_that_cannot_be_written_leaves_the_old_one(tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        paths.write_text(target, "\ud800")
    assert target.read_text() == "old"
    assert names(tmp_path) == ["out.txt"]
