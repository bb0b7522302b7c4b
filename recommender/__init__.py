"""A safe seven-day exercise week for back and neck pain, decided by rules that can be audited."""

__version__ = "0.1.0"
