"""A server with the settings of a deployment: behind a proxy, limits and audit key on, users.

It is our own, on a free port of the loopback address, with a store that goes afterwards.
"""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.fill_store import fill
from recommender.domain.users import Right, Role
from recommender.service.audit_keys import make_key
from recommender.service.data_folder import DATABASE_FILE
from recommender.service.maintenance import Maintenance
from recommender.service.opening_stores import open_all_stores
from recommender.service.settings import settings_from
from recommender.service.settings_table import (
    ANCHORS_SETTING,
    AUDIT_KEY_SETTING,
    DATA_SETTING,
    HTTPS_SETTING,
    LOG_FILE_SETTING,
    METRICS_TOKEN_SETTING,
    PROXIES_SETTING,
)
from tests.serving import a_server
from tests.system import choose_password

PEOPLE = tuple(f"clinician.{number}" for number in range(10))
PASSWORD = "four plain words of no song 7"  # noqa: S105 - of a store that goes afterwards
METRICS_TOKEN = "figures-of-a-measured-deployment-alone"  # noqa: S105 - as above
_MACHINE = "exports"


@dataclass(frozen=True)
class Deployment:
    """A server that runs, the folder of all its files, and who may come to its desk."""

    process: int
    port: int
    folder: Path
    # opens exports
    token: str
    # each has the password above
    people: tuple[str, ...] = PEOPLE

    @property
    def data(self) -> Path:
        """The data folder, with the store."""
        return self.folder / "data"


@contextmanager
def a_deployment(cases: int = 0) -> Iterator[Deployment]:
    """Serve with the settings of a deployment, and the limits that hold where nothing is set.

    The store has so many cases of random people to begin with.
    """
    with TemporaryDirectory() as made:
        folder = Path(made)
        if cases:
            data = folder / "data"
            data.mkdir(mode=0o700)
            fill(f"sqlite:///{data / DATABASE_FILE}", cases)
        environment = _environment(folder)
        make_key(folder / "audit.key")
        token = _let_in(environment)
        with a_server(environment) as (server, port):
            yield Deployment(server.pid, port, folder, token)


def _environment(folder: Path) -> dict[str, str]:
    return {
        DATA_SETTING: str(folder / "data"),
        AUDIT_KEY_SETTING: str(folder / "audit.key"),
        ANCHORS_SETTING: str(folder / "anchors"),
        LOG_FILE_SETTING: str(folder / "log"),
        METRICS_TOKEN_SETTING: METRICS_TOKEN,
        HTTPS_SETTING: "1",
        PROXIES_SETTING: "1",
    }


def _let_in(environment: Mapping[str, str]) -> str:
    """Add the users, whose passwords cost what they cost by default, and a machine's token."""
    settings = settings_from(environment)
    with closing(open_all_stores(settings)) as stores:
        opened = Maintenance(stores, settings)
        for name in PEOPLE:
            opened.users.add_user(name, (Role.CLINICIAN, Role.EXPORTER), "", "benchmark")
            choose_password(opened.users, name, PASSWORD)
        rights = (Right.READ, Right.EXPORT)
        _, secret = opened.machine_tokens.add(_MACHINE, rights, PEOPLE[0], 1, "benchmark")
    return secret
