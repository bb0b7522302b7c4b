"""Open the service as the environment sets it: its content, and nothing that is kept."""

import os
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from recommender.content.loading import load_content
from recommender.domain.errors import ContentError, Problem
from recommender.service.recommending import Service

# Names a folder that holds rules/ and knowledge/; without it the content that came along is used.
CONTENT_SETTING = "RECOMMENDER_CONTENT"


def open_service(environment: Mapping[str, str] = os.environ) -> Service:
    """Return the service on the content that the setting names, or on that which came along."""
    return Service(load_content(content_folder(environment)))


def content_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder of the content: by setting, else in the package, else in the checkout.

    Raises ContentError when the setting leads nowhere.
    """
    named = environment.get(CONTENT_SETTING)
    if named:
        if not (Path(named) / "rules").is_dir() or not (Path(named) / "knowledge").is_dir():
            message = f"the folder in {CONTENT_SETTING} must hold rules/ and knowledge/"
            raise ContentError([Problem(named, "", message)])
        return Path(named)
    package = Path(str(files("recommender")))
    packed = package / "data"
    return packed if packed.is_dir() else package.parent
