"""The use cases: the only place that joins content, engine, stores, clock and chance."""
