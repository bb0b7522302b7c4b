"""Setting up: what the locks, the Makefile and the wheel have to be."""
