"""Whether what people write is right, whether it is likely, and what it is good for."""

from microfactory.checking.context import Context, read_context
from microfactory.checking.project import check, check_case
from microfactory.checking.summary import Summary, summarise

__all__ = ["Context", "Summary", "check", "check_case", "read_context", "summarise"]
