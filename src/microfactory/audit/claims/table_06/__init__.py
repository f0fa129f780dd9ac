"""Table 6: cost buckets of a necklace, and the firms beside them."""

from microfactory.audit.claims.table_06 import making, margins, revenue, rollout, workers

__all__ = ["making", "margins", "revenue", "rollout", "workers"]
