"""The web layer: pages for people, an API for programs."""
