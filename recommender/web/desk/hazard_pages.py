"""The hazards at the desk: each serious cause with its signs, rules and cases, and who signed."""

from flask import Blueprint

from recommender.domain.errors import NotFoundError
from recommender.exchange.hazards import hazard_data
from recommender.web.context import app
from recommender.web.desk.hazard_view import hazard_list, hazard_view
from recommender.web.desk.twins import Shown, twin

bp = Blueprint("hazards", __name__, url_prefix="/audit")


@twin(bp, "/hazards", "desk/hazards.html")
def hazards() -> Shown:
    """List the causes by group: how far each is sent, what tells it, how many rules are signed."""
    return Shown.of(hazard_list())


@twin(bp, "/hazards/<hazard_id>", "desk/hazard.html")
def hazard(hazard_id: str) -> Shown:
    """Show a cause: its signs, who signed each rule, and what is decided of each case."""
    found = app().content.hazards.get(hazard_id)
    if found is None:
        raise NotFoundError(f"no hazard {hazard_id!r} in today's content")
    view = hazard_view(found)
    return Shown({"hazard": hazard_data(app().content, found), **view.data}, view)
