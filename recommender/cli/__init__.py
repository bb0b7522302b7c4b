"""The command line: the interview, a plan from a file, the content check, the catalogues."""
