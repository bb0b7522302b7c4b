"""The browser's and the program's door: pages for people, an API for programs."""
