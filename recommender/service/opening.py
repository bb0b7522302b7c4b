"""Open the service as the settings say: its content, and nothing that is kept."""

from importlib.resources import files
from pathlib import Path

from recommender.content.loading import load_content
from recommender.domain.content import Content
from recommender.domain.errors import ContentError, Problem
from recommender.service.recommender import Recommender
from recommender.service.settings import Settings
from recommender.service.settings_table import CONTENT_SETTING


def open_recommender(settings: Settings) -> Recommender:
    """Return the service on the content that the setting names, or on that which came along."""
    return Recommender(load_content(content_folder(settings)))


def open_folder(folder: Path) -> Content:
    """Return the content of a folder with `rules/` and `knowledge/`; raises ContentError."""
    return load_content(folder)


def content_folder(settings: Settings) -> Path:
    """Return the folder of the content: by setting, else in the package, else in the checkout.

    Raises ContentError when the setting leads nowhere.
    """
    named = settings.content
    if named:
        if not (named / "rules").is_dir() or not (named / "knowledge").is_dir():
            message = f"the folder in {CONTENT_SETTING} must hold rules/ and knowledge/"
            raise ContentError([Problem(str(named), "", message)])
        return named
    package = Path(str(files("recommender")))
    packed = package / "data"
    return packed if packed.is_dir() else package.parent
