"""What PostgreSQL is asked so that several machines can share it, and lose each other.

A machine may vanish in the middle of a transaction, and the database may. Nobody waits for either
longer than some seconds, and what was answered is on a disk first.
"""

from sqlalchemy import URL, Connection, Engine, create_engine, text

# Everybody who writes waits for this lock, so that the chain has one end.
CHAIN_LOCK = 7_219_041_003
# A transaction of which nothing more comes is ended, for its machine may be gone, and its lock
# with it. Well below how long the others wait.
IDLE_SECONDS = 10
# As libpq names them; what the address says of them counts more. One dead host of several must
# not take a person's whole patience, and a cut cable is found out without an answer to wait for.
REACHING = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,
}
# One statement, so one way there and back: its parts are worked out from left to right. Commits
# that do not wait for the disk, which an operator may have set for all, are not for this.
_TURN = text("""
    SELECT set_config('lock_timeout', :wait, true),
           set_config('idle_in_transaction_session_timeout', :idle, true),
           CASE current_setting('synchronous_commit')
                WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END,
           pg_advisory_xact_lock(:lock)
""")


def engine_of(url: URL, pool_size: int) -> Engine:
    """Return what connects to a database; a connection that was cut is replaced when next used."""
    return create_engine(
        url,
        pool_size=pool_size,
        pool_pre_ping=True,
        hide_parameters=True,
        isolation_level="READ COMMITTED",
        connect_args={name: value for name, value in REACHING.items() if name not in url.query},
    )


def take_turn(connection: Connection, wait_seconds: float, idle_seconds: float) -> None:
    """Wait for the turn to write, until the end of the transaction, which has just begun.

    Raises an error of SQLAlchemy if others keep it for longer than `wait_seconds`. After
    `idle_seconds` without a statement the transaction fails; 0 is never.
    """
    said = {"wait": _milliseconds(wait_seconds), "idle": _milliseconds(idle_seconds)}
    connection.execute(_TURN, {**said, "lock": CHAIN_LOCK})


def _milliseconds(seconds: float) -> str:
    return f"{round(seconds * 1000)}ms"
