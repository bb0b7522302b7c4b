"""Pictures that pages show beside a table of the same numbers."""

from recommender.charts.bars import Bar, draw_bars

# on purpose: web and command line reach the pictures through the service alone
__all__ = ("Bar", "draw_bars")
