"""Run the command line with `python -m recommender`."""

from recommender.cli.main import main

main()
