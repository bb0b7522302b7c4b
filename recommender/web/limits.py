"""How large what is sent may be, in bytes: asked by the server and again by the application."""

# answers to every question and a form's token fit in a tenth of it
BODY_BYTES_MOST = 64 * 1024
# a zip of a content that an author proposes
ARCHIVE_BYTES_MOST = 4 * 1024 * 1024
ARCHIVES = "/audit/contents"


def body_bytes_most(path: str) -> int:
    """Return how large the body of a request to this path may be."""
    return ARCHIVE_BYTES_MOST if path == ARCHIVES else BODY_BYTES_MOST
