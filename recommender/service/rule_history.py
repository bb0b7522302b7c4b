"""What became of a rule from content to content."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from recommender.domain.kept_content import KeptContent
from recommender.domain.rules import Rule
from recommender.service.content_cache import ContentCache
from recommender.service.signatures import text_of
from recommender.storage.content_store import ContentStore

# so many contents' rules stay open
VERSIONS_OPEN = 60


@dataclass(frozen=True)
class RuleVersion:
    """A rule's text in one content version, and what that version is.

    `change` is new, changed, same, or gone, beside the version before that was no mere proposal;
    `changed` names the parts of the rule that are different, `before` is the condition there.
    `proposed_by` is empty for a version that decides or decided, or was set to.
    """

    content_digest: str
    at: str
    change: str
    when: str = ""
    before: str = ""
    changed: tuple[str, ...] = ()
    proposed_by: str = ""
    is_today: bool = False
    cases: int = 0


@dataclass(frozen=True)
class RuleHistory:
    """The rules of all kept contents; threads may share it."""

    versions: ContentStore
    contents: ContentCache

    def of(self, rule_id: str) -> tuple[RuleVersion, ...]:
        """Return what became of a rule in each kept content version, the oldest first."""
        versions: list[RuleVersion] = []
        before: Rule | None = None
        for kept in self.versions.every():
            now = self._rule_in(kept.digest, rule_id)
            version = self._version(kept, before, now)
            if now or before:
                versions.append(version)
            if not version.proposed_by:
                before = now
        return tuple(versions)

    def _version(self, kept: KeptContent, before: Rule | None, now: Rule | None) -> RuleVersion:
        is_today = kept.digest == self.contents.today.digest
        changed = _changed_parts(before, now) if before and now else ()
        return RuleVersion(
            content_digest=kept.digest,
            at=kept.at,
            change=_change(before, now, changed),
            when=now.when_text if now else "",
            before=before.when_text if before else "",
            changed=changed,
            proposed_by="" if is_today or kept.cases else kept.by,
            is_today=is_today,
            cases=kept.cases,
        )

    def _rule_in(self, digest: str, rule_id: str) -> Rule | None:
        rules = self._rules.get(digest)
        if rules is None:
            content = self.contents.content(digest)
            rules = content.rules_by_id if content else {}
            for oldest in list(self._rules)[: len(self._rules) - VERSIONS_OPEN + 1]:
                self._rules.pop(oldest, None)
            self._rules[digest] = rules
        return rules.get(rule_id)

    @cached_property
    def _rules(self) -> dict[str, Mapping[str, Rule]]:
        """The rules of the contents that were looked at, for opening a content takes long."""
        return {}


def _changed_parts(before: Rule, now: Rule) -> tuple[str, ...]:
    was = text_of(before)
    return tuple(name for name, value in text_of(now).items() if value != was[name])


def _change(before: Rule | None, now: Rule | None, changed: tuple[str, ...]) -> str:
    if now is None:
        return "gone"
    if before is None:
        return "new"
    return "changed" if changed else "same"
