"""The clinician's desk: pages under /audit, each with a JSON twin."""
