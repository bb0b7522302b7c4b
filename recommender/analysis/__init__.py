"""The whole rule base over many cases: impact, agreement, and which cases to review next."""
