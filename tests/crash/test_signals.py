"""A server that is told to end answers what it has begun, keeps it, and leaves no log behind."""

import json
import signal
import socket
from contextlib import closing
from pathlib import Path

from recommender.domain.anchors import Occasion
from recommender.service.anchors import read_anchors
from recommender.service.audit_keys import make_key, open_key, stamps_of
from recommender.service.opening_stores import open_all_stores
from recommender.service.settings import settings_from
from recommender.service.settings_table import ANCHORS_SETTING, AUDIT_KEY_SETTING, CONTENT_SETTING
from tests.content.folders import SMALL
from tests.crash.killing import WELL
from tests.serving import HOST, a_server, settings_of
from tests.web.loopback import answer, request

THROTTLE = 60.0
BODY = json.dumps(WELL).encode()
HEAD = request(
    "POST /api/v1/plans", "Content-Type: application/json", f"Content-Length: {len(BODY)}"
)


def test_what_has_begun_is_answered_and_kept(tmp_path: Path) -> None:
    make_key(tmp_path / "key")
    anchored = {
        AUDIT_KEY_SETTING: str(tmp_path / "key"),
        ANCHORS_SETTING: str(tmp_path / "anchors"),
        CONTENT_SETTING: str(SMALL),
    }
    settings = {**settings_of(tmp_path / "data"), **anchored}
    with a_server(settings) as (server, port):
        place = (HOST, port)
        with (
            closing(socket.create_connection(place, THROTTLE)) as half,
            closing(socket.create_connection(place, THROTTLE)) as idle,
        ):
            half.sendall(HEAD + BODY[:10])
            idle.sendall(request("GET /healthz"))
            assert answer(idle).status == 200
            server.send_signal(signal.SIGTERM)
            # who has asked nothing is let go at once, so by now the signal has arrived
            assert idle.recv(1) == b""
            half.sendall(BODY[10:])
            told = answer(half)
        assert server.wait(THROTTLE) == 0

    assert told.status == 200
    left = sorted(entry.name for entry in (tmp_path / "data").iterdir())
    assert left == ["in-use", "recommender.db", "secret"]
    stores = open_all_stores(settings_from(settings))
    assert stores.cases.find(told.headers["Case-Id"]).triage.value == told.data["triage"]
    # the end is anchored when it stops, so nobody cuts it off unnoticed meanwhile
    is_stamp = stamps_of([open_key(tmp_path / "key").public])
    first, last = read_anchors(tmp_path / "anchors", is_stamp)
    assert (first.occasion, last.occasion) == (Occasion.START, Occasion.STOP)
    assert last.digest == stores.records.digest_of(last.record) == stores.records.verify().head
    stores.close()
