"""Many cases and many reviewers: agreement, the queue and the impact of a change."""
