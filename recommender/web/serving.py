"""Serve the application with waitress: one process, several threads, an engine each."""

import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from types import FrameType
from typing import Any

from flask import Flask
from waitress import wasyncore
from waitress.server import create_server

from recommender.domain.anchors import Occasion
from recommender.domain.errors import SettingsError
from recommender.service.app import App
from recommender.service.events import EventName, SecurityEvent, log_event
from recommender.service.logs import set_up_logs
from recommender.service.settings import Settings
from recommender.web.app import create_app
from recommender.web.queueing import FairDispatcher
from recommender.web.rate_limiting import network_of
from recommender.web.receiving import TAKEN_BYTES_MOST, Channel

# A decision takes one core for some hundredths of a second; more threads would wait for cores,
# fewer would let a slow disk or a long export stand in everybody's way.
THREADS = 8
# Each may hold a file for its body too, and the store holds up to 80: together below the 1,024
# files that a process may open as most systems are set.
CONNECTIONS_MOST = 400
# A request has to be whole within this time, and a connection without one is closed after it.
# A content of 4 MB arrives in time from 70 KB/s on.
REQUEST_SECONDS = 60
# how often connections are looked through for those
LOOK_SECONDS = 5
# How long a stop waits for what is running; the longest is an impact of 200 cases.
GRACE_SECONDS = 20.0
TURN_SECONDS = 1.0
# Python's 5 ms, for each of eight threads that decide, would add up before the health is answered.
SWITCH_SECONDS = 0.001
LIMITS = {
    "connection_limit": CONNECTIONS_MOST,
    "channel_timeout": REQUEST_SECONDS,
    "cleanup_interval": LOOK_SECONDS,
    "max_request_body_size": TAKEN_BYTES_MOST,
}
# waitress warns of every request that waits; eight threads on few cores make that the usual case
logging.getLogger("waitress.queue").setLevel(logging.ERROR)


def run(services: App, host: str, port: int, opened: Callable[[int], None]) -> None:
    """Serve until SIGTERM or SIGINT, then finish what is running and close the stores.

    `opened` is called with the port once it is taken. Raises SettingsError where it cannot be.
    """
    set_up_logs(services.settings)
    sys.setswitchinterval(SWITCH_SECONDS)
    with closing(services.stores):
        server = Server(create_app(services), services.settings, host, port)
        with _stopped_by_signals(server):
            opened(server.port)
            log_event(SecurityEvent(EventName.STARTUP))
            end_housekeeping = services.housekeeping.begin()
            server.run()
            # while it reads, the store's log could not be emptied at the close
            end_housekeeping(GRACE_SECONDS)
        if services.anchors is not None:
            services.anchors.write(Occasion.STOP)
    log_event(SecurityEvent(EventName.SHUTDOWN))


class Server:
    """An application on a port; `run` serves, `stop` may be called from anywhere."""

    def __init__(self, app: Flask, settings: Settings, host: str, port: int) -> None:
        self._map: dict[int, Any] = {}
        self._is_stopping = False
        sockets = _sockets(host, port)
        dispatcher = FairDispatcher(address_behind(settings.proxies), THREADS)
        dispatcher.begin()
        create_server(
            app,
            map=self._map,
            _dispatcher=dispatcher,
            sockets=sockets,
            **LIMITS,
            # what proxies pass on is kept for the application, which knows how many to believe
            clear_untrusted_proxy_headers=not settings.proxies,
            ident=None,
        )
        self.listeners = [entry for entry in self._map.values() if entry.accepting]
        for listener in self.listeners:
            listener.channel_class = Channel

    @property
    def port(self) -> int:
        """The port that is listened on."""
        return int(self.listeners[0].effective_port)

    def run(self, grace_seconds: float = GRACE_SECONDS) -> None:
        """Serve until it is stopped; then answer what has begun to arrive, for so long at most."""
        while not self._is_stopping:
            self._turn(TURN_SECONDS)
        self._finish(time.monotonic() + grace_seconds)
        self.listeners[0].task_dispatcher.shutdown()
        wasyncore.close_all(self._map)

    def stop(self) -> None:
        """Let `run` come to its end."""
        if not self._is_stopping:
            self._is_stopping = True
            self.listeners[0].pull_trigger()

    def _finish(self, ends: float) -> None:
        for listener in self.listeners:
            # its trigger stays, by which the threads say that an answer is ready
            wasyncore.dispatcher.close(listener)
        # what had come before the stop is begun
        self._turn(0)
        while channels := [entry for entry in self._map.values() if isinstance(entry, Channel)]:
            if time.monotonic() >= ends:
                return
            for channel in channels:
                channel.will_close |= not channel.is_busy
            self._turn(TURN_SECONDS)

    def _turn(self, seconds: float) -> None:
        wasyncore.loop(seconds, use_poll=True, map=self._map, count=1)


def address_behind(proxies: int) -> Callable[[Any], str]:
    """Return what says whose request has come, as the application will see it behind proxies."""

    def address(channel: Any) -> str:
        passed_on = channel.requests[0].headers.get("X_FORWARDED_FOR", "").split(",")
        is_told = proxies and len(passed_on) >= proxies
        return network_of(passed_on[-proxies].strip() if is_told else str(channel.addr[0]))

    return address


def _sockets(host: str, port: int) -> list[socket.socket]:
    made: list[socket.socket] = []
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, address in dict.fromkeys((entry[0], entry[4]) for entry in found):
            made.append(socket.create_server(address, family=family))
    except OSError as error:
        for one in made:
            one.close()
        # for some it also names the address, which the message has already
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        message = f"{host}, port {port}: cannot be served ({reason}); try another --port or --host"
        raise SettingsError(message) from None
    return made


@contextmanager
def _stopped_by_signals(server: Server) -> Iterator[None]:
    before: dict[int, Any] = {}

    def stop(_signal: int, _frame: FrameType | None) -> None:
        # a second one ends at once
        restore()
        server.stop()

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    before.update(
        (number, signal.signal(number, stop)) for number in (signal.SIGTERM, signal.SIGINT)
    )
    try:
        yield
    finally:
        restore()
