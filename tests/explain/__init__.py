"""One case: what nearly happened, why, and how two decisions differ."""
