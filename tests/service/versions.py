"""Small contents of which a store has many versions."""

from recommender.content.loading import build_content
from recommender.content.reading import read_folder
from recommender.service.app import App
from tests.content.folders import SMALL

AT = "2026-11-21T09:00:00.000000Z"


def keep_versions(services: App, number: int) -> list[str]:
    """Keep so many small contents that differ in a comment, and return their digests."""
    texts = read_folder(SMALL)
    digests = []
    for version in range(number):
        needs = "knowledge/needs.yaml"
        files = {**texts, needs: texts[needs] + f"# version {version}\n".encode()}
        digests.append(build_content(files).digest)
        services.stores.contents.keep(digests[-1], files, AT)
    return digests
