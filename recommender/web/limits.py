"""How large what is sent may be, in bytes."""

# answers of every question and a form's token fit in a tenth of it
BODY_BYTES_MOST = 64 * 1024
# a zip of a content that an author proposes
ARCHIVE_BYTES_MOST = 4 * 1024 * 1024
