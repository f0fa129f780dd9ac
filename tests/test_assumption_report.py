"""What is assumed is shown with its range and its reason."""

from microfactory.assumption_report import assumed
from microfactory.assumptions import assumptions


def test_every_assumption_is_a_row_with_its_reason():
    said = repr(assumed("location")).splitlines()
    found = assumptions("location")
    assert len(said) == 2 + len(found)
    for one, row in zip(found.values(), said[2:], strict=True):
        assert row.startswith(f"{one.label} | {one.value:g} | {one.low:g} to {one.high:g}")
        assert one.reason in row


def test_some_of_them_can_be_asked_for():
    said = repr(assumed("location", "brass_load"))
    assert "brass" in said and "Chains" not in said
