"""Slow down whoever tries passwords, and nobody who knows theirs.

Failures count for a name from one address, and for the address whatever the name: each makes the
next wait longer. A browser in which somebody has signed in before is known for that name by a
cookie; it counts by itself alone, so that nobody can keep its user out, from next to them or from
anywhere. After so many failures in a row no browser is believed that is not known for the name,
until it has a new password; those that are known go on. So no number of failures shuts a name
everywhere.
"""

import ipaddress
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from recommender.domain.canonical import sha256_hex
from recommender.domain.errors import AccessError
from recommender.domain.throttling import Backoff, Failures
from recommender.service.known_devices import KNOWN_DAYS
from recommender.service.system import System
from recommender.storage.attempt_store import Attempt, AttemptStore, Whose

# A wait that grows "for example from 30 seconds up to an hour": NIST SP 800-63B-4, section 3.2.2.
OF_A_NAME = Backoff(free=5, first=30, longest=60 * 60)
# Many people may stand behind one address, so that its wait stays short.
OF_AN_ADDRESS = Backoff(free=20, first=5, longest=60)
FORGOTTEN_AFTER_HOURS = 24
# "no more than 100" failures in a row on one account: NIST SP 800-63B-4, section 3.2.2.
IN_A_ROW_MOST = 100
# what an IPv6 host may choose from by itself
_IPV6_PREFIX = 64


class TooManyError(AccessError):
    """Too many attempts have failed; `seconds` says how long to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many attempts have failed. Try again in {seconds} seconds.")
        self.seconds = seconds


@dataclass(frozen=True)
class Throttle:
    """Counts failed attempts to sign in, and makes the next one wait; threads may share it."""

    attempts: AttemptStore
    system: System

    def begin(self, name: str, address: str, device: str = "") -> Attempt:
        """Count an attempt that is about to be made, by a device that is known for the name.

        Raises TooManyError while there is to be waited.
        """
        rules = _rules(name, address, device)
        now = self.system.now()

        def left(failures: Mapping[str, Failures]) -> float:
            return max(_left(rules[key], found, now) for key, found in failures.items())

        since = self.system.time(hours=FORGOTTEN_AFTER_HOURS)
        browser = _hashed("browser", device) if device else ""
        whose = Whose(name, browser, self.system.time(days=KNOWN_DAYS))
        attempt = self.attempts.begin(tuple(rules), self.system.time(), since, left, whose)
        if attempt.wait:
            raise TooManyError(math.ceil(attempt.wait))
        return attempt

    def only_known(self) -> frozenset[str]:
        """Return the users who come in by browsers that are known for them, and by no other."""
        return self.attempts.users_failed(IN_A_ROW_MOST)

    def succeed(self, attempt: Attempt) -> None:
        """Take back an attempt that has succeeded, and what the user had failed at before."""
        # whoever has an account cannot clear what the address has failed at with other names
        self.attempts.succeed(attempt, attempt.keys[:1])


def _rules(name: str, address: str, device: str) -> dict[str, Backoff]:
    """Return the rules by hashed key: that of who tries first."""
    if device:
        return {_hashed("device", name, device): OF_A_NAME}
    network = _network(address)
    return {
        _hashed("name", name, network): OF_A_NAME,
        _hashed("address", network): OF_AN_ADDRESS,
    }


def _hashed(*words: str) -> str:
    return sha256_hex("\0".join(words).encode())


def _network(address: str) -> str:
    """Return what stands for one place: an IPv4 address, or the network of an IPv6 one."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.IPv6Network((found, _IPV6_PREFIX), strict=False))


def _left(rule: Backoff, failures: Failures, now: datetime) -> float:
    wait = rule.wait(failures.count)
    if not wait:
        return 0.0
    return max(0.0, wait - (now - datetime.fromisoformat(failures.last)).total_seconds())
