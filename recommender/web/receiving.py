"""What the server takes from a connection before the application sees it.

waitress takes a request whole: up to 1 GB of body, into a file where it is large, for as long as
a byte comes now and then. Here a body is kept up to the bytes that its path may have, and a
request has to be whole within a time. What is kept of a larger body is a byte too long, so that
the application refuses it in its own words.
"""

from waitress.buffers import OverflowableBuffer
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.receiver import ChunkedReceiver
from waitress.utilities import BadRequest

from recommender.web.limits import ARCHIVE_BYTES_MOST, body_bytes_most

# A body that is too large is still read up to here, and dropped: a client that sends hears nothing.
DROPPED_BYTES_MOST = 512 * 1024
# of what stands between and after the chunks of a body, which is read anew with each piece
FRAME_BYTES_MOST = 8 * 1024
# waitress itself refuses what is as large as this at once, by its length alone
TAKEN_BYTES_MOST = ARCHIVE_BYTES_MOST + DROPPED_BYTES_MOST
VERSIONS = ("1.0", "1.1")


class Beginning(OverflowableBuffer):  # type: ignore[misc]  # waitress has no types
    """A buffer that keeps the beginning of what is put in, in a file where that is large."""

    def __init__(self, overflow: int, most: int) -> None:
        super().__init__(overflow)
        self._most = most

    def append(self, piece: bytes) -> None:
        """Keep as much as there is room for, and drop the rest."""
        kept = piece[: self._most - len(self)]
        if kept:
            super().append(kept)


class Parser(HTTPRequestParser):  # type: ignore[misc]  # as above
    """Takes one request from the bytes of a connection."""

    completed: bool

    def parse_header(self, header: bytes) -> None:
        """Read the header; raises ParsingError where two readers could understand it differently.

        Such a request could pass a proxy as one and arrive here as two.
        """
        super().parse_header(header)
        if self.version not in VERSIONS:
            raise ParsingError("This version of HTTP is not spoken here")
        # waitress takes the encoding out of the header where it follows it
        if "TRANSFER_ENCODING" in self.headers or (
            self.chunked and "CONTENT_LENGTH" in self.headers
        ):
            raise ParsingError("The length of the body is not clear")
        if self.version == "1.1" and not _is_one(self.headers.get("HOST", "")):
            raise ParsingError("One Host is needed")
        if self.body_rcv is None:
            # waitress would wait for a body that is not to come
            self.expect_continue = False
            return
        most = body_bytes_most("/" + self.path.lstrip("/"))
        self.body_rcv.buf = Beginning(self.adj.inbuf_overflow, most + 1)
        self._read_most = most + DROPPED_BYTES_MOST

    def received(self, data: bytes) -> int:
        """Take what belongs to this request, and return how many bytes those were."""
        taken: int = super().received(data)
        if self.completed or self.body_rcv is None:
            return taken
        if isinstance(self.body_rcv, ChunkedReceiver) and _frame_bytes(self.body_rcv) > (
            FRAME_BYTES_MOST
        ):
            self.error = BadRequest("The frame of the body is too large")
            self.completed = True
        elif self.body_bytes_received >= self._read_most:
            self.headers["CONTENT_LENGTH"] = str(self.body_bytes_received)
            # what is still to come is not the next request
            self.headers["CONNECTION"] = "close"
            self.completed = True
        return taken


class Channel(HTTPChannel):  # type: ignore[misc]  # as above
    """One connection."""

    parser_class = Parser
    last_activity: float

    @property
    def is_busy(self) -> bool:
        """Whether a request is arriving, running or being answered."""
        return bool(self.requests or self.request is not None or self.total_outbufs_len)

    def handle_read(self) -> None:
        """Take what has come; a piece of a request is not a sign of life, only a whole one is."""
        began = self.last_activity if self.request is not None else None
        super().handle_read()
        if began is not None and self.request is not None:
            self.last_activity = began


def _is_one(host: str) -> bool:
    # waitress joins what stands in several lines by commas
    return bool(host) and "," not in host


def _frame_bytes(body: ChunkedReceiver) -> int:
    return len(body.control_line) + len(body.chunk_end) + len(body.trailer)
