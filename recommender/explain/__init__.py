"""One case: which rules nearly fired, why each did or did not, and how two decisions differ."""
