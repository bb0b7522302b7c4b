"""The log of a server: one JSON object a line, with its time and the request that it belongs to."""

import ipaddress
import logging
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from recommender.domain.errors import SettingsError
from recommender.service.events import request_facts
from recommender.service.settings import Settings
from recommender.service.settings_table import LOG_FILE_SETTING, LogAddresses

SOFTWARE_LOG = "recommender"
ACCESS_LOG = "recommender.access"
# a subnet of IPv4, a site of IPv6: enough to see an attack, too little to find a person's line
SHORT_PREFIX = {4: 24, 6: 48}


class JsonLines(JsonFormatter):
    """Writes a record as one line; of an error the kind alone, for its text may hold answers."""

    def __init__(self) -> None:
        renamed = {"levelname": "level", "name": "logger", "exc_info": "error"}
        super().__init__(["levelname", "name", "message"], rename_fields=renamed, timestamp="time")

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging calls it so
        """Return the kind of an error."""
        return ei[0].__name__ if ei and ei[0] else ""


class OfRequest(logging.Filter):
    """Adds to each record which request it belongs to."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through."""
        facts = request_facts()
        for name in ("request_id", "address", "route"):
            if value := getattr(facts, name):
                setattr(record, name, value)
        return True


def set_up_logs(settings: Settings) -> None:
    """Let this process write its log to the file that is set, or else to stderr.

    Raises SettingsError where the file cannot be written.
    """
    handler = _to_file(settings.log_file) if settings.log_file else logging.StreamHandler()
    handler.setFormatter(JsonLines())
    handler.addFilter(OfRequest())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger(SOFTWARE_LOG).setLevel(logging.INFO)
    logging.getLogger(ACCESS_LOG).setLevel(
        logging.INFO if settings.has_access_lines else logging.WARNING
    )


def set_up_logs_of_command(settings: Settings) -> None:
    """Let a command write its log to the file that is set; what it shows at the terminal stays."""
    if settings.log_file:
        set_up_logs(settings)


def _to_file(file: Path) -> logging.Handler:
    try:
        # of its owner alone, who may let others read it
        file.touch(mode=0o600, exist_ok=True)
        return WatchedFileHandler(file, encoding="utf-8")
    except OSError as error:
        raise SettingsError(
            f"{LOG_FILE_SETTING}: {file}: cannot be written ({error.strerror})"
        ) from None


def told_address(address: str, how: LogAddresses) -> str:
    """Return an address as it is to be told: nothing, its network, or whole."""
    if how is LogAddresses.OFF:
        return ""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        # a socket of this machine, or whatever a proxy passed on
        return ""
    if how is LogAddresses.FULL:
        return str(known)
    plain = getattr(known, "ipv4_mapped", None) or known
    return str(ipaddress.ip_network((plain, SHORT_PREFIX[plain.version]), strict=False))
