"""What the page of a replay shows: a case decided anew under each content that is asked for."""

from dataclasses import dataclass

from recommender.service.case_inspector import OpenCase
from recommender.service.replays import Replayed
from recommender.web.context import app
from recommender.web.desk.addresses import RuleLinks, links_in
from recommender.web.desk.case_head import CaseHead, head_of


@dataclass(frozen=True)
class ReplayView:
    """A case under its own content and under today's; `other` is a third one, or None."""

    case: CaseHead
    own: Replayed
    today: Replayed
    other: Replayed | None
    rules: RuleLinks

    @property
    def data(self) -> dict[str, object]:
        """What the twin says."""
        return {"case": self.case, "own": self.own, "today": self.today, "other": self.other}


def replay_view(opened: OpenCase, digest: str) -> ReplayView:
    """Return a case decided anew, under the content with this digest as well if it is a third."""
    own, today = app().inspector.replay(opened.case)
    is_third = digest not in ("", own.content_digest, today.content_digest)
    other = app().inspector.replay_under(opened.case, digest) if is_third else None
    return ReplayView(head_of(opened), own, today, other, links_in(opened))
