"""Figures for Prometheus: of this process, and at each asking of the store.

prometheus-client is an extra, so this module is imported only where figures are asked for.
"""

import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from recommender.domain.errors import StorageError
from recommender.domain.rules import Triage
from recommender.service.events import SECURITY_LOG, EventName, EventOutcome
from recommender.service.readiness import Readiness
from recommender.storage.database import Database
from recommender.storage.measuring import kept_by_triage, store_bytes

# a figure that goes up by one at a time would tell what somebody was told, beside a line of access
CASES_A_STEP = 10
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
disable_created_metrics()  # type: ignore[no-untyped-call]


@dataclass(frozen=True)
class Handled:
    """A request that was answered: its method, the template of its address, and how."""

    method: str
    route: str
    status: int
    seconds: float


class Metrics:
    """The figures of one application; threads may share it."""

    def __init__(self, database: Database, readiness: Readiness, data: Path) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_Stored(database, readiness, data))
        self._requests = Counter(
            "recommender_requests",
            "Requests that were answered",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "recommender_request_seconds",
            "Seconds until an answer began",
            ("route",),
            buckets=SECONDS,
            registry=self._registry,
        )
        self._events = Counter(
            "recommender_events",
            "Security events, as the log has them",
            ("event", "outcome"),
            registry=self._registry,
        )
        for name in EventName:
            # a figure that is not there yet cannot be seen to rise
            self._events.labels(name.value, EventOutcome.SUCCESS.value)
        self._counting = _Counting(self._events)
        logging.getLogger(SECURITY_LOG).addHandler(self._counting)

    def note(self, handled: Handled) -> None:
        """Count a request."""
        self._requests.labels(handled.method, handled.route, handled.status).inc()
        self._seconds.labels(handled.route).observe(handled.seconds)

    def told(self) -> bytes:
        """Return all figures as Prometheus reads them."""
        return generate_latest(self._registry)

    def close(self) -> None:
        """Count no more events."""
        logging.getLogger(SECURITY_LOG).removeHandler(self._counting)


class _Counting(logging.Handler):
    """Counts events as they are logged."""

    def __init__(self, events: Counter) -> None:
        super().__init__()
        self._events = events

    def emit(self, record: logging.LogRecord) -> None:
        said = record.__dict__
        if "event" in said:
            self._events.labels(said["event"], said["outcome"]).inc()


class _Stored(Collector):
    """Asks the store; what it cannot tell is left out, and `recommender_ready` is 0."""

    def __init__(self, database: Database, readiness: Readiness, data: Path) -> None:
        self._database = database
        self._readiness = readiness
        self._data = data

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the figures of this moment."""
        ready = 0 if self._readiness.fault() else 1
        yield _gauge("recommender_ready", "Whether a person could be served", ready)
        try:
            size, kept = store_bytes(self._database), kept_by_triage(self._database)
        except (StorageError, OSError):
            return
        yield _gauge("recommender_store_bytes", "Size of the store", size)
        by_triage = GaugeMetricFamily(
            "recommender_cases",
            f"Cases that are kept, rounded down to {CASES_A_STEP}",
            labels=["triage"],
        )
        for triage in Triage:
            number = kept.get(triage, 0)
            by_triage.add_metric([triage.value], number - number % CASES_A_STEP)
        yield by_triage
        if self._data.is_dir():
            free = shutil.disk_usage(self._data).free
            yield _gauge("recommender_data_free_bytes", "Room left for the data folder", free)


def _gauge(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, words, value)
