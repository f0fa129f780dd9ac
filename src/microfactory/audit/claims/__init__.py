"""The claims of the thesis, by the place where they stand; importing this fills the register."""

from microfactory.audit.claims import table_11

__all__ = ["table_11"]
