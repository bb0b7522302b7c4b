"""The answers that somebody at the desk looks for: kept with their sign-in, in no address."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from recommender.domain.canonical import canonical_json
from recommender.service.system import System, hashed
from recommender.storage.sign_in_store import SignInStore


@dataclass(frozen=True)
class SoughtAnswers:
    """Keeps them under a key that says nothing, one set a sign-in; threads may share it."""

    sign_ins: SignInStore
    system: System

    def keep(self, token: str, said: Mapping[str, object]) -> str:
        """Keep what a sign-in looks for, by its token, and return the key."""
        key = self.system.new_id()
        text = canonical_json({"key": key, "said": said}).decode()
        self.sign_ins.keep_sought(hashed(token), text)
        return key

    def under(self, token: str, key: str) -> Mapping[str, object] | None:
        """Return what was kept under a key; None where the sign-in looks for something else."""
        kept = json.loads(self.sign_ins.sought(hashed(token)) or "{}")
        said: Mapping[str, object] | None = kept["said"] if kept.get("key") == key else None
        return said
