"""experta decides: which rules fire for some answers, in which order, and what was read."""
