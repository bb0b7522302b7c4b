"""Promises and hazards rest on what the rules rest on: nothing is cited that no rule cites."""

from recommender.domain.content import Content


def test_no_citation_of_a_promise_is_its_own(content: Content) -> None:
    cited = {(entry.source, entry.where) for rule in content.rules for entry in rule.sources}
    known = cited | {(source, "") for source, _ in cited}

    invented = {
        (promise.id, entry.source, entry.where)
        for promise in content.promises
        for entry in promise.sources
        if (entry.source, entry.where) not in known
    }

    assert invented == set()


def test_no_citation_of_a_hazard_is_its_own_but_judgement(content: Content) -> None:
    cited = {(entry.source, entry.where) for rule in content.rules for entry in rule.sources}

    invented = {
        (hazard.id, entry.source, entry.where)
        for hazard in content.hazards.values()
        for level in hazard.levels
        for entry in level.sources
        if (entry.source, entry.where) not in cited and entry.source != "judgement"
    }

    assert invented == set()
