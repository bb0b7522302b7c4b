"""A data folder with kept cases, `recommender audit` on it, and changes behind its back."""

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from recommender.__main__ import main
from recommender.service.data_folder import DATABASE_FILE
from recommender.service.settings_table import CONTENT_SETTING, DATA_SETTING, DATABASE_SETTING
from recommender.storage.packing import pack, unpack

# Of the kept cases, the one with strong pain; every case is one record.
STRONG = 1
STRONG_RECORD = STRONG + 1


@dataclass(frozen=True)
class Kept:
    """A data folder with three cases of today's content, and commands on it."""

    folder: Path
    ids: tuple[str, ...]

    @property
    def environment(self) -> dict[str, str]:
        return {DATA_SETTING: str(self.folder)}

    def run(self, *words: str, **settings: str) -> Result:
        unset = {DATABASE_SETTING: None, CONTENT_SETTING: None}
        environment = {**unset, **self.environment, **settings}
        return CliRunner().invoke(main, ["audit", *words], env=environment)

    def impact(self, *words: str, **settings: str) -> dict[str, Any]:
        """Return the impact as data."""
        result = self.run("impact", "--json", *words, **settings)
        assert (result.exit_code, result.stderr) == (0, "")
        found: dict[str, Any] = json.loads(result.stdout)
        return found

    def change(self, statement: str, *values: object) -> None:
        """Change what is kept behind the back of everybody."""
        with sqlite3.connect(self.folder / DATABASE_FILE) as connection:
            connection.execute(statement, values)
        connection.close()

    def change_plan(self, old: str, new: str) -> None:
        """Let the plan of the case with strong pain say something else."""
        self._change("body", old, new)

    def change_answers(self, old: str, new: str) -> None:
        """Let the answers of the case with strong pain be others."""
        self._change("answers", old, new)

    def _change(self, column: str, old: str, new: str) -> None:
        with sqlite3.connect(self.folder / DATABASE_FILE) as connection:
            query = f"SELECT {column} FROM bodies WHERE number = ?"
            [kept] = connection.execute(query, (STRONG_RECORD,)).fetchone()
        connection.close()
        text = unpack(kept).decode()
        assert old in text
        changed = pack(text.replace(old, new, 1).encode())
        self.change(f"UPDATE bodies SET {column} = ? WHERE number = ?", changed, STRONG_RECORD)
