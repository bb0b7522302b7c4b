"""`recommender audit looks`: who opened a case, and who was shown it in a list."""

from recommender.domain.users import RIGHTS, Role, Visitor
from recommender.service.app import open_app
from recommender.service.settings import settings_from
from tests.cli.kept_cases import Kept


def test_looks_at_a_case_are_listed_with_the_lists_that_showed_it(kept: Kept) -> None:
    first, second, _third = kept.ids
    services = open_app(settings_from(kept.environment))
    ada = Visitor("ada", RIGHTS[Role.CLINICIAN])
    services.log.write_list("queue", ada, cases=[second, first])
    services.log.write_list("effects", ada)
    services.inspector.open(first, ada, "case")
    services.stores.close()

    found = {name: kept.run("looks", name).stdout.splitlines() for name in kept.ids}

    assert [line.split(" ", 1)[1] for line in found[first][:-1]] == ["ada queue", "ada case"]
    assert [lines[-1] for lines in found.values()] == [
        "2 look(s) kept.",
        "1 look(s) kept.",
        "0 look(s) kept.",
    ]
