"""The tests mirror the source: each module has its test file, and each test file its module."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE, TESTS = ROOT / "src" / "microfactory", ROOT / "tests"
#: Of the thesis, or of everything there is: these mirror no module.
APART = {"thesis", "contracts", "browser"}
#: Tests of a whole package against independent libraries.
ORACLES = "test_oracles.py"


def modules() -> dict[Path, Path]:
    """Return for each module the test file that mirrors it."""
    found = (path.relative_to(SOURCE) for path in SOURCE.rglob("*.py"))
    return {
        module: module.with_name(f"test_{module.name}")
        for module in found
        if module.name not in ("__init__.py", "__main__.py")
    }


def packages() -> dict[Path, Path]:
    """Return for each package the one test file that may test all of it."""
    found = (path.parent.relative_to(SOURCE) for path in SOURCE.rglob("__init__.py"))
    return {
        package: package.with_name(f"test_{package.name}.py") for package in found if package.name
    }


def files_of_tests() -> set[Path]:
    found = (path.relative_to(TESTS) for path in TESTS.rglob("test_*.py"))
    return {path for path in found if path.parts[0] not in APART and path.name != ORACLES} - {
        Path(Path(__file__).name)
    }


def test_every_module_has_its_test_file():
    whole = {package for package, file in packages().items() if (TESTS / file).is_file()}
    missing = [
        f"src/microfactory/{module} has no tests/{file}"
        for module, file in sorted(modules().items())
        if not (TESTS / file).is_file() and whole.isdisjoint(module.parents)
    ]
    assert not missing, "\n".join(missing)


def test_every_test_file_has_its_module():
    mirrored = {*modules().values(), *packages().values()}
    stray = [f"tests/{file} mirrors no module" for file in sorted(files_of_tests() - mirrored)]
    assert not stray, "\n".join(stray)


def test_the_parts_that_mirror_nothing_are_there():
    assert all((TESTS / part).is_dir() for part in APART)
