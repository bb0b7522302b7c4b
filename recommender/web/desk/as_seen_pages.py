"""A case as its person sees it, for whoever judges the words."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from recommender.web.context import app
from recommender.web.desk.case_head import head_of
from recommender.web.desk.read_only import read_only
from recommender.web.desk.sign_in import visitor
from recommender.web.person_pages import seen_page

bp = Blueprint("as_seen", __name__, url_prefix="/audit")


@bp.get("/cases/<case_id>/as-seen")
def as_seen(case_id: str) -> ResponseReturnValue:
    """Show the page that the person has, to read alone."""
    opened = app().inspector.open(case_id, visitor(), "as the person sees it")
    banner = render_template("desk/as_seen.html", case=head_of(opened))
    return read_only(seen_page(opened.case, opened.content), banner)
