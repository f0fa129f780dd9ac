"""The pages that belong to no single case and to no notebook."""

from microfactory.site.findings import Finding, findings
from microfactory.site.index import index
from microfactory.site.methods import methods
from microfactory.site.sources import sources
from microfactory.site.thesis_map import thesis_map

__all__ = ["Finding", "findings", "index", "methods", "sources", "thesis_map"]
