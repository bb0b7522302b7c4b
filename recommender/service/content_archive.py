"""The zip in which an author proposes a content: read whole, with nothing in it trusted."""

import io
import zipfile
import zlib

from recommender.content.reading import FOLDERS
from recommender.domain.errors import ContentError, Problem

# sixteen times what the first content takes
BYTES_MOST = 8 * 1024 * 1024
FILES_MOST = 2000
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# what a Mac puts into a zip beside the files
MAC_SHADOWS = "__MACOSX/"


def read_archive(archive: bytes) -> dict[str, bytes]:
    """Return the content files of a zip by name; raises ContentError.

    The zip holds `rules/` and `knowledge/`, at its top or in one folder.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            return _unpacked(opened)
    except (zipfile.BadZipFile, RuntimeError, ValueError, EOFError, zlib.error):
        # a broken, encrypted or strangely packed archive
        problem = Problem("archive", "", "is not a readable zip; it needs rules/, knowledge/")
    raise ContentError([problem])


def _unpacked(opened: zipfile.ZipFile) -> dict[str, bytes]:
    """Unpack no more than a content can be, whatever sizes the archive claims."""
    entries = [entry for entry in opened.infolist() if _is_content(entry.filename)]
    if len(entries) > FILES_MOST:
        raise _too_large()
    texts: dict[str, bytes] = {}
    left = BYTES_MOST
    for entry in entries:
        if entry.compress_type not in PACKINGS:
            # the others unpack far more at a time than they are asked for
            raise zipfile.BadZipFile
        with opened.open(entry) as file:
            text = file.read(left + 1)
        left -= len(text)
        if left < 0:
            raise _too_large()
        texts[_inner(entry.filename)] = text
    return texts


def _too_large() -> ContentError:
    return ContentError([Problem("archive", "", "is larger than a content can be")])


def _is_content(name: str) -> bool:
    if name.startswith(MAC_SHADOWS):
        return False
    return _inner(name).startswith(tuple(f"{folder}/" for folder in FOLDERS)) and name.endswith(
        (".yaml", ".yml")
    )


def _inner(name: str) -> str:
    first, _, rest = name.partition("/")
    return name if first in FOLDERS else rest
