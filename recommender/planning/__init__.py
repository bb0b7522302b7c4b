"""From an assessment to a week: what is safe, what is wanted, what fits. Pure and deterministic."""
