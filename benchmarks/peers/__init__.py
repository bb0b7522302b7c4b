"""The same rules decided by other engines: first whether they agree, then how long each takes.

Run `make benchmark-peers`; see benchmarks/README.md.
"""
