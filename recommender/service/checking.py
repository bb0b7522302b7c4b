"""Check a content folder whole: what loading refuses, and what takes longer than a start may."""

from recommender.content.loading import load_content
from recommender.content.places import Places
from recommender.content.reading import read_folder
from recommender.domain.errors import ContentError
from recommender.service.opening import content_folder
from recommender.service.recommender import Recommender
from recommender.service.settings import Settings


def check_content(settings: Settings) -> Recommender:
    """Return the service on the content that the setting names, with its cases decided as they say.

    Raises ContentError with every problem and its line; EngineError where a case is not decided.
    """
    folder = content_folder(settings)
    recommender = Recommender(load_content(folder))
    try:
        recommender.check_cases()
    except ContentError as error:
        places = Places(read_folder(folder))
        raise ContentError([places.placed(problem) for problem in error.problems]) from None
    return recommender
